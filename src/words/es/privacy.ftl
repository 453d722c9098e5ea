# Lo que una página de privacidad dice según los ajustes: `fortnight rules --privacy`.

privacy-hold = Lo que guardamos
privacy-what = Qué
privacy-why = Para qué
privacy-who = Quién lo ve
privacy-to-introduce = Para presentarte y empezar la conversación
privacy-to-match = Para encontrar una buena pareja y empezar la conversación
privacy-seen-always = La organización y tu pareja
privacy-seen-shared = La organización; tu pareja solo si lo compartes
privacy-seen-organisers = La organización
privacy-field-name = Tu nombre
privacy-field-called = Cómo te gusta que te llamen
privacy-field-pronouns = Tus pronombres
privacy-field-email = Tu dirección de correo
privacy-field-country = El país donde vives o trabajas
privacy-field-city = Tu ciudad
privacy-field-time_zone = Tu zona horaria
privacy-field-languages = Los idiomas en los que escribirías
privacy-field-sector = Tu tipo de lugar de trabajo
privacy-field-workplace = Dónde trabajas
privacy-field-role = Qué haces allí
privacy-field-career_stage = En qué punto de tu carrera estás
privacy-field-interests = Tus intereses
privacy-field-offers = En qué puedes ayudar
privacy-field-seeks = En qué te gustaría recibir ayuda
privacy-field-about = Lo que escribes sobre ti
privacy-field-links = Enlaces a páginas tuyas
privacy-wishes = Tus deseos
privacy-wishes-why = Para cumplirlos si podemos
privacy-avoid = Personas con quienes prefieres no coincidir
privacy-avoid-why = Para que no coincidan
privacy-avoid-who = Quienes forman las parejas. Nadie más, nunca
privacy-former = Tus parejas hasta ahora
privacy-former-why = Para que no te toque dos veces la misma
privacy-consent = El día de tu consentimiento
privacy-consent-why = Para poder demostrar que lo diste

privacy-long = Cuánto tiempo
privacy-long-profile = **Tu perfil y con quién formaste pareja:** hasta { $months } meses después de tu última ronda, o hasta que lo pidas.
privacy-long-profile-open = **Tu perfil y con quién formaste pareja:** hasta que nos pidas borrarlo.
privacy-long-erased = **Si pides que se borren tus datos:** lo hacemos en { $days ->
    [one] un día
   *[other] { $days } días
}.
privacy-long-letter = **Tu carta:** nuestra copia se destruye cuando acaba la ronda. La tuya es tuya.
privacy-long-figures = **Cifras:** guardamos y publicamos números, pero ninguno que hable de menos de { $count } personas.
