# The sign-up form: what it asks. Whoever signs up reads this.

form-title = Inscripción en { $program }, { $round }
form-intro = Te presentamos a una pareja de conversación y a nadie más. Son unos diez minutos. Sin lo que figura como obligatorio no podemos hacerlo; de lo demás, cuenta lo que quieras.
form-required = obligatorio
form-send = Enviar
form-closed = Por ahora no hay inscripciones. El día en que empieza la próxima ronda aparecerá aquí en cuanto se sepa.
form-yes = Sí
form-no = No

form-you = Sobre ti
form-partner = La pareja que deseas
form-agree = Lo que aceptas

form-name = Tu nombre completo
form-called = ¿Cómo quieres que te llame tu pareja?
form-pronouns = Tus pronombres
form-pronouns-help = Por ejemplo: ella
form-email = Tu dirección de correo
form-email-help = Allí va nuestra carta, y allí te escribirá tu pareja.
form-country = El país donde vives
form-city = Tu ciudad
form-city-help = Para saber qué marca tu reloj. Basta una ciudad grande cercana.
form-languages = Idiomas en los que escribirías una carta, el mejor primero
form-languages-help = Por ejemplo: francés, español
form-sector = ¿Dónde trabajas?
form-workplace = El nombre de tu lugar de trabajo
form-role = ¿De qué trabajas allí?
form-career_stage = ¿Cuánto llevas en tu profesión?
form-interests = ¿De qué te gustaría conversar?
form-offers = ¿En qué podrías ayudar a tu pareja?
form-seeks = ¿En qué te gustaría recibir ayuda?
form-about = Unas frases sobre ti, para tu pareja
form-links = Páginas tuyas
form-links-help = Una dirección por línea.
form-hours-help = Marca cuándo sueles estar libre, según tu reloj.
form-number-help = Un número entero, de { $from } a { $to }.

form-share = ¿Qué más puede ver tu pareja?
form-share-help = Tu pareja ve tu nombre, tu país y tu dirección. Marca lo que puede figurar al lado.
form-share-pronouns = mis pronombres
form-share-city = mi ciudad
form-share-languages = mis idiomas
form-share-sector = mi tipo de trabajo
form-share-workplace = el nombre de mi lugar de trabajo
form-share-role = de qué trabajo
form-share-career_stage = cuánto llevo
form-share-interests = mis intereses
form-share-offers = en qué podría ayudar
form-share-seeks = en qué me gustaría recibir ayuda
form-share-about = las frases sobre mí
form-share-links = mis páginas

# $field: a field, as in "field-sector".
form-wish = De tu pareja: { $field }
# $field: what a program calls a field of its own.
form-wish-own = «{ $field }»: ¿qué deseas de tu pareja?

form-as = ¿De qué forma quieres participar?
form-as-mentor = Acompañando a alguien
form-as-mentee = Con alguien que me acompañe
form-as-both = De las dos formas
form-places = ¿Con cuántas personas podrías participar a la vez?
form-places-help = Déjalo vacío si te da igual: serán tantas como es habitual en esta ronda.

form-wish-any = Me da igual
form-wish-same = Como en mi caso
form-wish-different = Distinto de mi caso
form-wish_words = ¿A quién te gustaría conocer, en tus propias palabras?

form-mails = ¿Qué mensajes nuestros quieres recibir?
form-mails-all = Todos: también temas, noticias y recordatorios
form-mails-partner = Solo los que tratan de mi pareja

form-consent = He leído el código de conducta y lo que pasa con mis datos, y acepto las dos cosas
