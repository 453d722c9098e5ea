# Las reglas para formar parejas: en la página que cuenta cómo se forman, y en los informes.

# Lo que pide cada regla, sin punto final; cuáles son sus puntos, de 0 a 100.
rule-different_country = las dos personas viven en países distintos
scale-different_country = 100 si es así, si no 0
rule-different_region = las dos personas viven en regiones distintas del mundo: África, América, Asia, Europa, Oceanía
scale-different_region = 100 si es así, si no 0
rule-different_workplace = las dos personas trabajan en lugares distintos
scale-different_workplace = 100 salvo que las dos hayan nombrado el mismo lugar, si no 0
rule-shared_language = las dos personas comparten un idioma
scale-shared_language = 100 si es así, si no 0
rule-never_again = nadie repite con una pareja anterior
scale-never_again = 100 si no fueron pareja en una ronda anterior, si no 0
rule-never_again-fading = nadie repite con la pareja de la última ronda; haber sido pareja antes cuenta menos con cada ronda
scale-never_again-fading = 0 para parejas de la última ronda, más con cada ronda que pasa, 100 para todas las demás
rule-interests = las dos personas comparten intereses
scale-interests = 40 por uno en común, 65 por dos, 85 por tres, 100 por cuatro o más
rule-interests-different = las dos personas tienen intereses distintos
scale-interests-different = 100 por ninguno en común, 60 por uno, 30 por dos, si no 0
rule-interests-named = a las dos personas les interesa lo que nombran las reglas de la ronda
rule-offers = una persona ofrece lo que busca la otra
scale-offers = 100 si vale en los dos sentidos, 60 si vale en uno, si no 0
rule-sector = las dos personas trabajan en el mismo sector
scale-sector = 100 si es así, 0 si no o si alguna no indicó ninguno
rule-sector-different = las dos personas trabajan en sectores distintos
scale-sector-different = 100 si es así, 0 si no o si alguna no indicó ninguno
rule-sector-named = las dos personas trabajan en un sector que nombran las reglas de la ronda
rule-career_stage = las dos personas están en etapas profesionales cercanas
scale-career_stage = 100 por la misma etapa, 60 por la contigua, 30 por la siguiente a esa, si no 0
rule-career_stage-different = las dos personas están en etapas profesionales distintas
scale-career_stage-different = 0 por la misma etapa, 40 por la contigua, 70 por la siguiente a esa, si no 100; 0 si alguna no indicó ninguna
rule-career_stage-named = las dos personas están en una etapa profesional que nombran las reglas de la ronda
rule-time_zone = las dos personas viven en zonas horarias cercanas
scale-time_zone = 100 por la misma hora, y baja por igual hasta 0 con ocho horas de diferencia
rule-time_zone-different = las dos personas viven en zonas horarias lejanas
scale-time_zone-different = 0 por la misma hora, y sube por igual hasta 100 con ocho horas de diferencia
rule-languages = las dos personas tienen más de un idioma en común
scale-languages = 70 por dos en común, 100 por tres o más, si no 0
rule-luck = quien la última vez tuvo poca suerte con su pareja, o no tuvo pareja, la tiene mejor
scale-luck = en proporción a los puntos de todas las demás reglas, y a cuánto les faltó a las últimas parejas de ambas personas para la puntuación perfecta
scale-named = 100 si vale para ambas, 50 si vale para una, si no 0

# Qué va primero.
objective-coverage = quedan fuera las menos personas posibles; quien esperó la última vez va primero
objective-wishes = se cumplen tantos deseos como es posible
objective-worst_off = la puntuación más baja es tan alta como es posible
objective-score = la suma de las puntuaciones es tan alta como es posible

# Sobre qué se pueden expresar deseos.
field-sector = sector
field-career_stage = etapa profesional
field-workplace = lugar de trabajo
field-country = país
field-languages = idiomas
field-interests = intereses
field-time_zone = zona horaria

# La página.
matching-lead = Un programa compara a las personas, y alguien del equipo de organización revisa el resultado antes de que se le comunique a nadie.
matching-lead-archive = Estas fueron las reglas de { $round }, la última ronda de este programa; se cuentan aquí como eran entonces.
matching-lead-round = Estas son las reglas de { $round }, escritas a partir de los mismos ajustes con los que se forman las parejas. { matching-lead }
matching-musts = Qué debe cumplirse
matching-never-broken = Estas reglas no se rompen nunca:
matching-no-musts = Cualquier persona puede formar pareja con cualquier otra.
matching-unreliable = Si no hay pareja para todo el mundo, va al final quien no respondió a la suya en la última ronda en que participó.
matching-relaxed = Solo para quienes se quedarían sin pareja, y en este orden, prescindimos de: { $rules }.
matching-then-also = ; y después también: { "" }
matching-avoid = A nadie le toca una persona con la que nos pidió, en confianza, no formar pareja nunca.
matching-points = Qué cuenta
matching-score = Cada pareja tiene una puntuación, de { $count ->
    [one] { $count } punto
   *[other] { $count } puntos
} como máximo, según estas reglas:
matching-head-rule = Nos gusta que
matching-head-most = Puntos como máximo
matching-head-scale = Qué parte de ellos, en tanto por ciento
matching-minimum = { $count ->
    [one] Una pareja con menos de { $count } punto no se forma.
   *[other] Una pareja con menos de { $count } puntos no se forma.
}
matching-order = Qué va primero
matching-order-lead = De todas las maneras de emparejar a todo el mundo tomamos la mejor, en este orden. Nada de más abajo puede compensar algo de más arriba.
matching-first-coverage = Se quedan sin pareja las menos personas posibles, y quienes se quedaron fuera la última vez van primero.
matching-first-wishes = Se cumplen tantos deseos como es posible. Los deseos de cada persona pesan lo mismo en conjunto, sean cuantos sean.
matching-first-worst_off = La pareja con menos puntos tiene tantos como es posible.
matching-first-score = Todas las parejas juntas tienen tantos puntos como es posible.
matching-exact = El resultado es exacto: una segunda comprobación, independiente, demuestra frente a todas las parejas posibles que no hay otro mejor. Nada queda al azar, y el orden en que la gente se apuntó no influye.
matching-wishes = Qué puedes desear
matching-wishes-archive = Qué se podía desear
matching-wishes-of-archive = Se podía pedir una pareja por { $list }, y nadie tenía que hacerlo.
matching-wishes-of = Puedes pedir una pareja por { $list }. No hace falta: no tener deseos también es un buen deseo.
matching-odd = Si el número es impar
matching-odd-trio = Quien queda fuera se une a una pareja, si las tres personas encajan según las mismas reglas. Si no, espera.
matching-odd-wait = Quien queda fuera espera.
matching-odd-standby = Quien queda fuera forma pareja con alguien del equipo de organización.
matching-odd-places = Cada cual dice para cuántas personas tiene tiempo. Primero, que el mayor número posible tenga a alguien; después se ocupan los lugares que quedan. Nadie se encuentra dos veces con la misma persona. Quien se queda sin nadie espera.
matching-odd-roles = Cada persona dice de qué lado participa y para cuántas tiene tiempo. Primero, que el mayor número posible tenga a alguien; después se llenan los lugares que quedan. Nadie se encuentra dos veces con la misma persona ni consigo. Quien no tiene a nadie espera.
matching-roles = Mentoría
matching-places = Varias personas a la vez
matching-cap = Si demasiada gente coincide
# $of: `accepted` or `applicants`; $field: in what people are alike; $label: what an own field is called.
matching-cap-says = Como máximo el { $percent } % de { $of ->
    [accepted] quienes tienen lugar puede ser gente
   *[applicants] quienes se apuntaron puede ser gente
} { $field ->
    [country] de un mismo país
    [sector] de un mismo tipo de lugar de trabajo
    [career_stage] en una misma etapa profesional
    [workplace] de un mismo lugar de trabajo
   *[own] con la misma respuesta a { quoted-label }
}.
matching-cap-turn = Los lugares son para quien se apunta primero.
# No en un archivo, como tampoco lo que se puede desear.
matching-next-time = Quien espera va primero la próxima vez.
matching-example = Un pequeño ejemplo
matching-example-lead = Cuatro personas que no existen, con estas mismas reglas:
example-speaks = habla { $list }
example-likes = le gusta: { $list }
example-offers = ofrece: { $list }
example-seeks = busca: { $list }
example-wishes = Desea una pareja distinta de { $name } en { $list }
example-head-pair = Pareja
example-head-points = Puntos
example-head-from = De
example-wish-met = { $score }, y se cumple un deseo
example-not-possible = no es posible
example-too-few = tiene menos puntos de los que necesita una pareja
example-against = va contra la regla: { $rule }
matching-example-end = Se forman las parejas en negrita. Dos personas con muchos puntos pueden quedar separadas, porque todas las parejas se miran a la vez, en el orden de importancia de arriba.

# Reglas de los campos que el programa pide por su cuenta. $label es cómo se llama el campo, $other el que lo completa,
# $count un número de horas o una distancia.
rule-own-same = las dos personas respondieron lo mismo a { quoted-label }
rule-own-different = las dos personas respondieron cosas distintas a { quoted-label }
rule-own-named = las dos personas respondieron a { quoted-label } lo que nombran las reglas de la ronda
rule-own-many = las dos personas tienen respuestas en común a { quoted-label }
rule-own-many-different = las dos personas tienen respuestas distintas a { quoted-label }
rule-own-near = las respuestas de las dos personas a { quoted-label } están cerca
rule-own-far = las respuestas de las dos personas a { quoted-label } están lejos
rule-own-complementary = lo que una persona nombró en { quoted-label } la otra lo nombró en { quoted-other }
rule-own-overlap = { $count ->
    [one] las dos personas están libres a la vez al menos una hora cada semana ({ quoted-label })
   *[other] las dos personas están libres a la vez al menos { number-word } horas cada semana ({ quoted-label })
}
scale-own-same = 100 si es así, 0 si no o si una de las dos no respondió
scale-own-different = 100 si es así, 0 si no o si una de las dos no respondió
scale-own-many = 40 por una en común, 65 por dos, 85 por tres, 100 por cuatro o más
scale-own-many-different = 100 por ninguna en común, 60 por una, 30 por dos, si no 0
scale-own-near = 100 si son iguales, y menos cuanto más lejos estén según la tabla del propio programa
scale-own-far = 0 si son iguales, y más cuanto más lejos estén según la tabla del propio programa
scale-own-near-steps = 100 si son iguales, 60 si son contiguas, 30 si hay una en medio, si no 0
scale-own-far-steps = 0 si son iguales, 40 si son contiguas, 70 si hay una en medio, si no 100; 0 si una de las dos no respondió
scale-own-near-number = 100 por el mismo número, bajando por igual hasta 0 con { $count } de diferencia
scale-own-far-number = 0 por el mismo número, subiendo por igual hasta 100 con { $count } de diferencia
scale-own-complementary = 100 si vale en los dos sentidos, 60 si vale en uno, si no 0
scale-own-overlap = 100 si es así, también después de cada cambio de hora, si no 0
