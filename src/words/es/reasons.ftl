# Por qué dos personas forman pareja, tal como lo cuenta una carta. $name es como se llama a la otra persona.

reason-none = { $name } se apuntó por lo mismo que tú: para conversar.
reason-organiser = { $name } forma parte del equipo de organización y se alegra de acompañarte esta vez.

reason-interests = Han elegido lo mismo: { $list }.
# La otra persona no los comparte.
reason-interests-unnamed = { $count ->
    [one] Tienen un interés en común. Averiguar cuál es ya es una buena primera pregunta.
   *[other] Tienen { number-word } intereses en común. Averiguar cuáles son ya es una buena primera pregunta.
}

reason-gets = { $name } ofrece lo que buscas: { $list }.
reason-gets-unnamed = { $name } ofrece algo que buscas.
reason-gives = Ofreces lo que busca { $name }: { $list }.
reason-gives-unnamed = Ofreces algo que busca { $name }.

reason-sector = Trabajan en el mismo campo: { $value }.

reason-language = Pueden escribirse en { $list }.
reason-language-of-three = Las tres personas pueden escribirse en { $list }.
reason-language-of-three-none = No hay un idioma que compartan las tres personas: quien lea los dos puede contar a las demás lo que se ha dicho.

reason-stage-same = Están en la misma etapa de su vida laboral.
reason-stage-ahead = { $name } lleva más camino en la vida laboral, y tú te encuentras más cerca del comienzo: cada cual tiene algo que enseñar.
reason-stage-behind = Tú llevas más camino en la vida laboral, y { $name } se encuentra más cerca del comienzo: cada cual tiene algo que enseñar.

reason-clocks-same = Sus relojes marcan la misma hora.
reason-clocks-near = Entre sus relojes hay solo { $duration } de diferencia.

reason-their-wishes = { $count ->
    [one] Y además eres la persona que { $name } esperaba: contigo se cumple uno de sus deseos.
   *[other] Y además eres la persona que { $name } esperaba: contigo se cumplen { number-word } de sus deseos.
}

# Deseos de quien lee que se cumplen. $list contiene frases como wish-country-same.
wish-met = Pediste a alguien que { $list }. Es { $name }.
wish-met-and-more = { $count ->
    [one] Pediste a alguien que { $list }. Es { $name }; y se cumple también otro de tus deseos.
   *[other] Pediste a alguien que { $list }. Es { $name }; y se cumplen también otros { number-word } de tus deseos.
}
wish-met-unnamed = { $count ->
    [one] Con { $name } se cumple un deseo que expresaste al apuntarte.
   *[other] Con { $name } se cumplen { number-word } deseos que expresaste al apuntarte.
}

# Van detrás de «alguien que».
wish-sector-same = trabaje en tu mismo campo
wish-sector-different = trabaje en un campo distinto del tuyo
wish-sector-named = trabaje en el campo { quoted }
wish-career_stage-same = esté en tu misma etapa profesional
wish-career_stage-different = esté en una etapa profesional distinta de la tuya
wish-career_stage-named = esté en la etapa { quoted }
wish-country-same = viva en tu mismo país
wish-country-different = viva en otro país
wish-country-named = viva en { $list }
wish-languages-same = tenga dos idiomas en común contigo
wish-languages-different = hable idiomas distintos de los tuyos
wish-languages-named = hable { $list }
wish-interests-same = comparta tus intereses
wish-interests-different = tenga intereses distintos de los tuyos
wish-interests-named = se interese por { $list }
wish-time_zone-same = tenga casi los mismos horarios que tú
wish-time_zone-different = viva con una hora muy distinta de la tuya
wish-time_zone-named = tenga casi los mismos horarios que tú

# Por qué alguien se queda sin pareja.
left-alone = Nadie más participó en esta ronda.
left-then = Cuando se formaron las parejas, ya no quedaba nadie con quien las reglas te dejaran formar una.
left-needed = { $count ->
    [one] Una persona habría podido ser tu pareja, pero hacía falta para alguien más.
   *[other] { CAPITAL(number-word) } personas habrían podido ser tu pareja, pero cada una de ellas hacía falta para alguien más.
}
# Sigue un punto, o dos puntos y lo que más redujo las posibilidades.
left-none = { $count ->
    [one] Participa otra persona, y las reglas no permiten que formen pareja
   *[other] Participan otras { number-word } personas, y las reglas no dejaron a ninguna de ellas para ti
}
left-twice = Algunas de ellas se han contado dos veces.

left-different_country = { $count ->
    [one] Una vive en tu mismo país.
   *[other] { CAPITAL(number-word) } viven en tu mismo país.
}
left-different_region = { $count ->
    [one] Una vive en tu misma parte del mundo.
   *[other] { CAPITAL(number-word) } viven en tu misma parte del mundo.
}
left-different_workplace = { $count ->
    [one] Una trabaja donde trabajas tú.
   *[other] { CAPITAL(number-word) } trabajan donde trabajas tú.
}
left-knows = { $count ->
    [one] Con una ya se conocen.
   *[other] Con { number-word } ya se conocen.
}
# The cap of a round. $of: `accepted` or `applicants`; $field: in what people are alike; $label: what an own field is called.
left-cap = En esta ronda, como máximo el { $percent } % de { $of ->
    [accepted] quienes tienen lugar puede ser gente
   *[applicants] quienes se apuntaron puede ser gente
} { $field ->
    [country] de un mismo país
    [sector] de un mismo tipo de lugar de trabajo
    [career_stage] en una misma etapa profesional
    [workplace] de un mismo lugar de trabajo
   *[own] con la misma respuesta a { quoted-label }
}.
left-cap-place = Tienes el número { $place } en la lista de espera.
left-offers = { $count ->
    [one] Una ni ofrece lo que buscas ni busca lo que ofreces.
   *[other] { CAPITAL(number-word) } ni ofrecen lo que buscas ni buscan lo que ofreces.
}
left-shared_language = { $count ->
    [one] Una no tiene ningún idioma en común contigo.
   *[other] { CAPITAL(number-word) } no tienen ningún idioma en común contigo.
}
left-never_again = { $count ->
    [one] Una ya ha sido tu pareja.
   *[other] { CAPITAL(number-word) } ya han sido tu pareja.
}
left-interests = { $count ->
    [one] Una tiene intereses que en esta ronda no encajan con los tuyos.
   *[other] { CAPITAL(number-word) } tienen intereses que en esta ronda no encajan con los tuyos.
}
left-sector = { $count ->
    [one] Una trabaja en un campo que en esta ronda no encaja con el tuyo.
   *[other] { CAPITAL(number-word) } trabajan en campos que en esta ronda no encajan con el tuyo.
}
left-career_stage = { $count ->
    [one] Una está en una etapa profesional que en esta ronda no encaja con la tuya.
   *[other] { CAPITAL(number-word) } están en etapas profesionales que en esta ronda no encajan con la tuya.
}
left-time_zone = { $count ->
    [one] Una tiene horarios que en esta ronda no encajan con los tuyos.
   *[other] { CAPITAL(number-word) } tienen horarios que en esta ronda no encajan con los tuyos.
}
left-languages = { $count ->
    [one] Una tiene un solo idioma en común contigo.
   *[other] { CAPITAL(number-word) } tienen un solo idioma en común contigo.
}
left-minimum_score = { $count ->
    [one] Una tiene demasiado poco en común contigo.
   *[other] { CAPITAL(number-word) } tienen demasiado poco en común contigo.
}

# De los campos que el programa pide por su cuenta. $label es cómo se llama el campo, $other el que lo completa.
reason-own-same = A { quoted-label } respondieron lo mismo: { $list }.
reason-own-same-unnamed = A { quoted-label } respondieron lo mismo.
reason-own-many = En { quoted-label } nombraron lo mismo: { $list }.
reason-own-many-unnamed = En { quoted-label } nombraron { $count ->
    [one] una cosa
   *[other] { number-word } cosas
} en común.
reason-own-near = Sus respuestas a { quoted-label } están cerca una de otra.
reason-own-different = Respondieron cosas distintas a { quoted-label }: cada quien tiene algo que contar.
reason-own-gets = { $name } nombró { $list } en { quoted-label }, y tú en { quoted-other }.
reason-own-gets-unnamed = { $name } nombró en { quoted-label } algo que tú nombraste en { quoted-other }.
reason-own-gives = Tú nombraste { $list } en { quoted-label }, y { $name } en { quoted-other }.
reason-own-gives-unnamed = Tú nombraste en { quoted-label } algo que { $name } nombró en { quoted-other }.
reason-own-overlap = Cada semana tienen libres a la vez { $duration }.
reason-own-overlap-unnamed = Cada semana hay horas en que tienen tiempo libre a la vez.
wish-own-same = se parezca a ti en { quoted-label }
wish-own-different = no se parezca a ti en { quoted-label }
wish-own-named = haya respondido a { quoted-label } con { $list }
left-own = { $count ->
    [one] Una no encaja contigo en { quoted-label }.
   *[other] { CAPITAL(number-word) } no encajan contigo en { quoted-label }.
}
