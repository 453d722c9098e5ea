# Lo que el tema dice en las páginas del sitio.

# Títulos y descripciones de páginas hechas a partir de datos. $site es el nombre del programa.
title-topics = Temas
title-posts = Noticias
title-rounds = Rondas
title-tags = Etiquetas
title-organisers = Organización
title-matching = Cómo formamos las parejas
title-not-found = Página no encontrada
about-topics = Los temas de { $site }: cada uno con algo para leer y preguntas para dos.
about-posts = Noticias e historias de { $site }.
about-rounds = Todas las rondas de { $site }: cuándo son y de qué tratan.
about-round = Una ronda de { $site }: sus días y sus temas.
about-tags = Los temas y las noticias de { $site }, por etiqueta.
about-tag = Lo que { $site } tiene sobre «{ $title }».
about-organisers = Quiénes llevan { $site }.
about-matching = Cómo forma parejas { $site }: qué debe cumplirse, qué cuenta y qué va primero.

# Alrededor de cada página.
skip = Ir al contenido
archive = Este programa ha terminado y este sitio es su archivo: lo escrito se queda, y ya no es posible inscribirse.
menu-main = Principal
menu-sections = Secciones
menu-topics = Temas
menu-rounds = Rondas
menu-news = Noticias
menu-organisers = Organización
footer-topics = Todos los temas
footer-matching = Cómo formamos las parejas
footer-tags = Etiquetas
footer-feed = Suscripción
footer-licence = Salvo que una página diga otra cosa, su texto tiene la licencia { $licence }.
footer-made = Hecho con { $generator }.

# Piezas.
draft = Borrador
coming = Desde el { $date }
questions = { $count ->
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
topics = { $count ->
    [one] { $count } tema
   *[other] { $count } temas
}
texts = { $count ->
    [one] { $count } texto
   *[other] { $count } textos
}
tags = Etiquetas
picture-credit = Imagen: { $credit }
picture-source = fuente
contents = En esta página
contents-questions = { questions } para tu pareja
earlier = Anterior
later = Siguiente
other-news = Otras noticias
other-topics = Otros temas
pager = Páginas de esta lista
pager-newer = Más recientes
pager-older = Más antiguas
pager-page = Página { $number } de { $count }

# En qué punto está una ronda.
state-planned = Prevista
state-sign-up = Inscripción abierta
state-matching = Formando las parejas
state-running = En marcha
state-ended = Terminada
standing-planned = La inscripción se abre el { $opens }; la ronda empieza el { $starts }.
standing-sign-up = Puedes apuntarte hasta el { $closes }. La ronda empieza el { $starts }.
standing-matching = La inscripción se cerró el { $closes }. Cada persona sabrá quién es su pareja antes de que la ronda empiece, el { $starts }.
standing-running = Las parejas se escriben hasta el { $ends }.
standing-ended = Fue del { $range }.

# La portada.
sign-up = Apúntate
sign-up-by-mail = Escríbenos para apuntarte
about-this-round = Sobre esta ronda
see-schedule = Ver el calendario
topic-now = El tema de ahora
topic-first = Primer tema
topic-next = Después, el { $date }: { $topic }
topic-from = Desde el { $date }
thanks = Gracias
round-ended = { $title } ha terminado
thanks-until = Gracias a todas las personas que escribieron, preguntaron y escucharon hasta el { $date }.
what-we-talked-about = De qué hablamos
next-round = La próxima ronda, { $round }, empieza el { $date }.
next-round-unknown = Aquí pondremos el día en que empieza la próxima ronda, en cuanto se sepa.
topics-to-talk-about = Temas de conversación
all-of-the-topics = { $count ->
    [one] El único tema
   *[other] Los { $count } temas
}
news = Noticias
all-news = Todas las noticias

# Temas, noticias y páginas.
topic = Tema
topics-lead = { topics } de conversación, con tu pareja o con cualquiera.
topics-lead-archive = { topics } de conversación, con quien quieras.
trail = Dónde estás
read-on = Sigue leyendo
fact-state = Estado
fact-authors = Escrito por
fact-published = Publicado
fact-revised = Revisado
fact-takes = Lectura
minutes-to-read = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
ask-your-partner = Pregunta a tu pareja
used-in = Usado en { $rounds }.
reuse = Puedes reutilizar este texto: { $licence }, { $site }.
reuse-of = Puedes reutilizar este texto: { $licence }, { $authors }, { $site }.

# Rondas.
round = Ronda
fact-sign-up = Inscripción
fact-round = Ronda
fact-taking-part = Participan
people = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}
people-in-countries = { people } en { $countries ->
    [one] { $countries } país
   *[other] { $countries } países
}
figures = En cifras
figures-home = Dónde estamos
figures-archive = Dónde estuvimos
figures-matched = { $have ->
    [one] { $have } persona
   *[other] { $have } personas
} de { $of } tuvieron pareja.
figures-wishes = { $have ->
    [one] Se cumplió { $have } deseo
   *[other] Se cumplieron { $have } deseos
} de { $of }.
figures-by-country = Personas por país
figures-by-language = Personas por idioma
figures-country = País
figures-language = Idioma
figures-people = Personas
figures-elsewhere = Otros países
figures-note = No aparecen grupos tan pequeños que puedan señalar a alguien. Una persona puede hablar varios idiomas.
thanks-to-all = Gracias a todas las personas que participaron.
schedule = Calendario
now = Ahora

# Etiquetas.
tag = Etiqueta
tag-topics = Temas
tag-also = También
tag-others = Noticias y páginas

# Organización.
organisers-lead = Las personas que están detrás de { $site }. Escribe a cualquiera de ellas.

# Una página que no está, o está en otro lugar.
lost = No encontrada
lost-title = Esta página no está en su estante
lost-lead = Puede que se haya movido, o que la dirección haya perdido una letra por el camino.
lost-try = Prueba con una de estas:
lost-home = La portada
lost-topics = Todos los temas de conversación
lost-rounds = Todas las rondas con su calendario
lost-tags = Todo por etiquetas
lost-tell = Si te trajo aquí un enlace de este sitio, cuéntanoslo en { $email } y lo arreglamos.
moved = Esta página se ha movido
moved-to = Ahora está aquí

# En los textos.
alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Cuidado
task-done = Hecho
task-to-do = Pendiente
table-number = Tabla { $number }
footnotes = Notas
footnote-number = Nota { $number }
footnote-back = Volver a la referencia { $which }
