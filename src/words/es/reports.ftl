# Informes para el equipo de organización: las reglas de una ronda, una propuesta, el escritorio.

# Las reglas vigentes.
rules-of = Las reglas de { $round }
rules-of-program = Las reglas de este programa
rules-musts = Una pareja que rompe una de estas no existe:
rules-none = (ninguna)
rules-weighed = Estas dan puntos, { $most } como máximo:
rules-percent = por ciento: { $scale }
rules-minimum = { $count ->
    [one] Una pareja con menos de { $count } punto no existe.
   *[other] Una pareja con menos de { $count } puntos no existe.
}
rules-relaxed = Se abandonan una tras otra, para quienes quedan fuera: { $list }
rules-order = Qué va primero:
rules-wishes = Se pueden expresar deseos sobre: { $list }
rules-wishes-none = nada
rules-odd = Quien queda fuera por ser impar: { $fate }
odd-wait = espera a la próxima ronda
odd-standby = forma pareja con la persona de reserva
odd-trio = se une a una pareja, si las tres personas encajan
