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
odd-roles = mentoría: quien no tiene a nadie espera a la próxima ronda

# Dos personas: lo que tienen en común, según los números que decidieron.
report-organiser = { $name } (organización)
report-help = { $name } puede ayudar con { $list }
report-no-interest = ningún interés en común
report-no-language = ningún idioma en común
report-sector = ambas en { $value }
report-stages = { $count ->
    [0] misma etapa profesional
    [one] una etapa profesional de diferencia
   *[other] { number-word } etapas profesionales de diferencia
}
report-clocks-same = misma hora
report-clocks = { $duration } de diferencia horaria
report-former = YA FUERON PAREJA
report-of-two = { $one } con { $other }: { $text }
report-came-true = se cumple: { $list }
report-did-not = no se cumple: { $list }
report-wishes = deseos de { $name }: { $list }
report-wishes-about = deseos de { $name } sobre { $other }: { $list }
report-pinned = fijada
report-standby = reserva
report-breaks = rompe { $list }
report-points = puntos: { $list }
report-points-of = { $rule } { $points } de { $most }

# Alguien sin pareja.
report-left = { $name }: { $why }
report-left-again = { $name }, que también esperó la última vez: { $why }
report-none = las reglas no dejan a nadie de las otras { $count } personas
report-needed = { $count ->
    [one] una pareja posible, que hacía falta en otro lugar
   *[other] { $count } parejas posibles, que hacían falta en otro lugar
}
report-free-all = { $count ->
    [one] una pareja posible, que tampoco tiene a nadie
   *[other] { $count } parejas posibles, que tampoco tienen a nadie
}
report-free-some = { $free ->
    [one] { $count } parejas posibles, una de las cuales tampoco tiene a nadie
   *[other] { $count } parejas posibles, { $free } de las cuales tampoco tienen a nadie
}
report-for-this-alone = { $why } ({ $count } solo por esta razón)
report-forbidden = prohibido por el equipo de organización
report-knows = ya se conocen
report-avoid = no quieren formar pareja con esta persona, o al revés (confidencial)
report-minimum = por debajo de la puntuación mínima
report-since-new = se apuntó después de que se aceptaran las parejas
report-since-partner = tenía pareja
report-since-silent = no respondió
report-since-no-answer = su pareja no responde

# Una propuesta.
report-participants = { $count ->
    [one] { $count } participante
   *[other] { $count } participantes
}
report-pairs = { $count ->
    [one] { $count } pareja
   *[other] { $count } parejas
}
report-trios = { $count ->
    [one] { $count } trío
   *[other] { $count } tríos
}
report-left-over = { $count ->
    [0] nadie queda fuera
    [one] { $count } persona queda fuera
   *[other] { $count } personas quedan fuera
}
report-coverage = cobertura: { $matched } de { $count } tienen pareja
report-wishes-met = deseos cumplidos: { $matched } de { $count }
report-waited = esperaron la última vez: { $count }, ahora con pareja: { $matched }
report-weakest = Las más débiles primero; la puntuación es sobre 1000.
report-without = Sin pareja
cap-share = { $of ->
    [accepted] el límite: como máximo el { $percent } % de quienes tienen lugar puede coincidir en { $field }: { $most } de { $total }
   *[applicants] el límite: como máximo el { $percent } % de quienes se han apuntado puede coincidir en { $field }: { $most } de { $total }
}
cap-over = { $group }: se apuntaron { $applicants }; { $accepted } con lugar, { $waiting } en espera
cap-people = { $count ->
    [one] una persona
   *[other] { $count } personas
}
cap-none = nadie espera por ello
cap-list = Lista de espera por el límite: por orden de llegada; si es el mismo momento, por su lugar en el archivo, y luego por id
cap-held = { $place }. { $name }, { $when } ({ $nth }/{ $applicants })
roles-mentors = quienes acompañan: { $covered } de { $people } tienen a alguien; { $taken } de { $places } lugares ocupados
roles-mentees = a quienes se acompaña: { $covered } de { $people } tienen a alguien; { $taken } de { $places } lugares ocupados
roles-covered = personas que tienen a alguien, una vez de cada lado: lo mejor posible { $best }, este resultado { $result }
peers-all = lugares: { $covered } de { $people } tienen a alguien; { $taken } de { $places } lugares ocupados
peers-covered = personas que tienen a alguien: lo mejor posible { $best }, este resultado { $result }
roles-no-mentee = sin nadie a quien acompañar: { $list }
roles-no-mentor = sin nadie que acompañe: { $list }
report-idle-pin = no se mantiene: la pareja fijada de { $one } y { $other }, porque una de las dos personas no participa

# Parejas aceptadas.
report-accepted = { $count ->
    [one] { $count } pareja, aceptada; no cambia
   *[other] { $count } parejas, aceptadas; no cambian
}
report-accepted-left = ; { $count ->
    [one] { $count } persona sin pareja
   *[other] { $count } personas sin pareja
}
report-accepted-new = , { $count } de ellas nuevas desde entonces

# La demostración.
report-proved = demostrado frente a todas las parejas posibles
report-not-proved = SIN DEMOSTRAR
report-proof = { $proved } ({ $count } posibles)
report-proof-aside = { $proved } ({ $count } posibles; no se cuenta: { $aside })
report-digest = huella de personas, reglas y resultado: { $digest }
report-level = { $what }: lo mejor posible { $best }, este resultado { $result }
report-lowest = puntuación más baja: lo mejor posible { $floor }, este resultado { $floor }
report-lowest-higher = puntuación más baja: lo mejor posible { $floor }, este resultado { $floor }; con { $higher }, como mucho { $loss }
report-pass-all = { report-pairs } con todas las reglas; después, cada vez entre quienes quedan fuera,
report-pass-without = { report-pairs } sin { $rule }
aside-pins = { $count ->
    [one] { $count } pareja fijada
   *[other] { $count } parejas fijadas
}
aside-standby = la persona de reserva
aside-joins = quien se une a una pareja
level-pairs = parejas
level-covered = personas que tienen a alguien
level-waiting = personas que esperaron la última vez
level-wishes = puntos por deseos
level-score = puntos en total
count-pairs = { report-pairs }
count-covered = { $count ->
    [one] { $count } persona que tiene a alguien
   *[other] { $count } personas que tienen a alguien
}
count-kept = { $count ->
    [one] { $count } pareja aceptada que sigue igual
   *[other] { $count } parejas aceptadas que siguen igual
}
count-waiting = { $count ->
    [one] { $count } persona que esperó la última vez
   *[other] { $count } personas que esperaron la última vez
}
count-wishes = { $count ->
    [one] { $count } punto por deseos
   *[other] { $count } puntos por deseos
}
count-score = { $count ->
    [one] { $count } punto en total
   *[other] { $count } puntos en total
}

# Por qué estas dos personas, o por qué no. $both: sus nombres.
why-self = { $name } no puede formar pareja consigo
why-no-part = { $name } no participa en { $round }
why-broken = { $both } no son una pareja posible: { $list }
why-over-cap = { $name } está en la lista de espera, por el límite de la ronda
why-roles = por su papel, entre { $both } nadie puede acompañar a la otra persona
why-held = { $both } podrían formar pareja, pero { $name } tiene pareja fijada, o está en reserva para quien quede fuera
why-matched = { $both } forman pareja
why-settled = { $both } podrían haber formado pareja, con una puntuación de { $score }, pero las parejas están aceptadas y no cambian
why-possible = { $both } podrían formar pareja, con una puntuación de { $score }
why-breaks = rompen `{ $rule }`
why-forbidden = el equipo de organización lo prohibió
why-knows = ya se conocen
why-avoid = una de las dos personas pidió no encontrarse nunca con la otra (confidencial)
why-minimum = están por debajo de la puntuación mínima
why-lowest = bajaría la puntuación más baja de { $without } a { $with }
why-price = con esa pareja, todas juntas llegan a { $with }; sin ella, a { $without }
why-no-price = no costaría nada: las dos maneras son igual de buenas, y decidió un sorteo por sus identificadores
why-no-place = { $both } podrían formar pareja, pero cada plaza de { $name } está tomada por parejas que se quedan
why-no-move = con esta pareja, `--may-move` no movería más parejas aceptadas que sin ella, y todo lo demás sería igual de bueno
why-idle = no costaría nada: a las dos personas les queda una plaza. Una reparación busca solo para quien no tiene a nadie; una línea a mano en el registro las une
why-neither = ninguna de las dos personas tiene pareja
why-instead = En su lugar hay:

# El arreglo de una ronda en marcha.
repair-go-on = { $count ->
    [one] { $count } pareja sigue adelante
   *[other] { $count } parejas siguen adelante
}
repair-free = { $count ->
    [one] { $count } persona está libre: { $list }
   *[other] { $count } personas están libres: { $list }
}
repair-left-behind = { $count } sin la pareja que tenía
repair-silent = { $count } con una pareja que no responde
repair-waits = { $count } sin pareja hasta ahora
repair-new = { $count } de llegada posterior a las parejas aceptadas
repair-proposed = Arreglo propuesto: { $list }
repair-moved = { $count ->
    [0] no se mueve ninguna pareja aceptada
    [one] se mueve { $count } pareja aceptada
   *[other] se mueven { $count } parejas aceptadas
}
repair-parted = Dejan de ser pareja: { $list }
repair-joins = { $name } se une a las otras dos personas, que siguen siendo pareja
repair-none = { $count ->
    [0] no hay nadie más libre
   *[other] las reglas no dejan a ninguna de las otras { $count } personas libres
}
repair-letters = { $count ->
    [one] Si aceptas, hay una carta nueva: { $list }
   *[other] Si aceptas, hay { $count } cartas nuevas: { $list }
}
level-rank = quién va primero (quien esperó la última vez; al final, quien no respondió)
level-kept = parejas aceptadas que se mantienen
level-first = quién va primero (quien perdió a su pareja, luego quien no tenía, luego quien acaba de llegar)

# El escritorio de la vista previa.
desk-proof = mejor puntuación posible { $best }, este resultado { $result }: { $proved } ({ $count })
desk-proof-aside = { desk-proof }; aquí no se cuenta: { $aside }
desk-participants = participantes
desk-matches = parejas
desk-without = sin pareja
desk-wishes = deseos cumplidos
desk-score = puntuación total

# De los campos que el programa pide por su cuenta: lo que respondieron ambas personas, o cada una.
report-own-same = { $label }: ambas { $list }
report-own-none = { $label }: nada en común
report-own-steps = { $label }: { $count ->
    [0] lo mismo
    [one] a un paso
   *[other] a { number-word } pasos
}
report-own-two = { $label }: { $one } y { $other }
report-own-helps = { $label }: { $name } tiene { $list }
report-own-overlap = { $label }: { $duration } por semana a la vez
report-notes = nota sobre { $name }: { $text }
report-wish-words = { $name } desea: «{ $text }»
report-nothing = nada
