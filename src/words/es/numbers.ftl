# Números, duraciones y listas.
# CAPITAL escribe la primera letra en mayúscula, SMALL en minúscula (salvo en una sigla).

# Desde once, en cifras.
number-word = { $count ->
    [0] cero
    [1] uno
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
   *[other] { $count }
}

# Un valor del vocabulario dentro de una frase.
value-in-sentence = { SMALL($value) }

quoted = «{ $text }»

# Al primer día pueden faltarle el mes y el año: 14 al 27 de septiembre de 2026.
date-range = { $from } al { $until }

duration-half = media hora
duration-minutes = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}
duration-hours = { $count ->
    [one] una hora
   *[other] { number-word } horas
}
duration-hours-and-half = { $count ->
    [one] hora y media
   *[other] { number-word } horas y media
}
duration-hours-and-minutes = { duration-hours } y { duration-minutes }

quoted-label = «{ $label }»
quoted-other = «{ $other }»
