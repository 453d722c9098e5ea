# Lo que acompaña al texto de una carta: fichas, horas, temas.

letter-proposal = Propuesta, no enviada
letter-notice = Aviso

certificate-when = Cuándo
certificate-extent = Duración
certificate-hours = { $count ->
    [one] { $count } hora aproximadamente
   *[other] { $count } horas aproximadamente
}
certificate-topics = Temas
certificate-code = Código
certificate-verify = { $organiser } confirma si este certificado es auténtico a quien lo pregunte con este código: { $email }. No se publica en ningún sitio.

card-your-mentor = Te acompaña en esta ronda
card-your-mentee = Persona a quien acompañas
card-your-both = Se acompañan mutuamente
card-work = Trabajo
card-field = Campo
card-career = Trayectoria
card-languages = { $count ->
    [one] Idioma
   *[other] Idiomas
}
card-interests = Intereses
card-offers = Ofrece
card-seeks = Busca
card-time-zone = Zona horaria
card-links = { $count ->
    [one] Enlace
   *[other] Enlaces
}

reasons-with = Tú y { $name }
reasons-all-three = Las tres personas

hours-unknown = ¿Cuándo es buen momento para hablar? Pregúntaselo a tu pareja: es una buena primera pregunta.
hours-none = Cuando en un lugar es de día, en el otro se duerme, así que mejor escribirse que hablar: un mensaje en tu noche tendrá respuesta por la mañana.
hours-dates = Fechas
hours-yours = Tu hora
hours-theirs = Hora de { $name }
hours-none-these-days = ninguna hora en que nadie duerma
hours-span = { $from } a { $until }

# El 25 de octubre de 2026 tu reloj y el de Hope se atrasan una hora.
clocks-change = El { $day } { $list }.
clocks-yours = tu reloj
clocks-of = el de { $name }
# $whose: clocks-yours y clocks-of, en lista; $names: solo los nombres; $count: cuántas personas son.
clocks-move-yours = { $count ->
    [one] { $whose } se { $way ->
        [back] atrasa
       *[forward] adelanta
    } { $duration }
   *[other] { $whose } se { $way ->
        [back] atrasan
       *[forward] adelantan
    } { $duration }
}
clocks-move-theirs = { $count ->
    [one] el reloj de { $names } se { $way ->
        [back] atrasa
       *[forward] adelanta
    } { $duration }
   *[other] los relojes de { $names } se { $way ->
        [back] atrasan
       *[forward] adelantan
    } { $duration }
}

schedule-now = Ahora
schedule-none = Esta ronda no tiene temas propios. Conversen sobre lo que quieran.
first-topic = Primer tema
first-topic-none = Empieza por lo que tengas hoy en la cabeza.
# La frase sigue alrededor: tu primer tema es ...
first-topic-free = lo que quieras
ice-breaker-1 = ¿Cuál fue la mejor hora de tu semana en el trabajo, y qué la hizo tan buena?
ice-breaker-2 = ¿Qué te gustaría que te contara alguien que trabaja en otro lugar?

# En un calendario: de quién son estas horas, y qué son.
calendar-you = Tú
calendar-awake = { $names }: horas en que nadie duerme

value-yes = Sí
value-no = No
# Horas de una semana: martes 18:00 a 21:00.
week-span = { $day } { hours-span }
week-there = { $list } (según su reloj)

# Qué fue de la última pareja de alguien, antes de tener una nueva. No se puede contar más que esto.
happened-left = Tu pareja tuvo que dejarlo; es todo lo que podemos contarte, y dejarlo está permitido.
happened-silent = No hemos sabido nada de tu pareja, y no debes esperar más.
happened-ended = Tu primera pareja en esta ronda ha llegado a su fin.
happened-unknown = Una primera pareja puede terminar antes de tiempo por muchos motivos, y casi todos tienen que ver con el resto de la vida.

# Las líneas al final de una carta con las que empieza una respuesta.
answers-intro = Para decírnoslo, toca una línea y envía el correo que se abre, o escribe a { $email } con la línea como asunto:
answer-met = Nos hemos encontrado
answer-waits = Todavía no hay respuesta
answer-leave = Por favor, quiero salir
answer-body = Por favor, deja el asunto como está. Puedes añadir unas palabras.

# La página de una carta sellada. No dice de quién es.
sealed-title = Una carta sellada
sealed-lead = Esta página guarda una carta que solo abren seis palabras. Las recibes por otra vía. No se envía nada a ningún sitio: la página funciona sin red.
sealed-noscript = Para abrirla, esta página necesita JavaScript. Si ves esto en un correo o en una vista previa, guarda el archivo y ábrelo en un navegador.
sealed-label = Tus seis palabras
sealed-open = Abrir la carta
sealed-working = La carta se está abriendo. Tarda unos segundos.
sealed-wrong = Estas palabras no la abren. Mira si cada una está escrita como te la dieron, en el mismo orden; las mayúsculas y los espacios no importan.
sealed-insecure = Un navegador solo abre cartas selladas desde un archivo o desde una dirección que empieza por https. Guarda esta página y ábrela desde allí.
sealed-calendar = Las fechas como calendario
