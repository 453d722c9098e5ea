# Lo que se entrega a quien pregunta qué se guarda sobre su persona.

handover-title = Lo que { $program } guarda sobre ti
handover-lead = { $name }, aquí está todo lo que { $program } guarda sobre ti a fecha de { $day }. Lo pediste, y es tuyo.
handover-own = Lo que nos contaste y lo que anotamos
handover-own-lead = Tal como está en nuestros archivos. ¿Hay algún error? Dínoslo y lo corregimos.
handover-matches = Tus parejas
handover-match = { $round }, desde el { $day }: { $partners }
handover-waiting = { $round }: esperaste una pareja.
handover-none = Ninguna.
handover-letters = Cartas
handover-letters-lead = Guardamos una copia de estas cartas para ti hasta que acabe la ronda:
handover-decisions = Lo que decidimos
handover-decisions-lead = { $count ->
    [one] Una vez, la organización decidió con quién debías formar pareja, o con quién no, o te pidió estar en reserva. Pregúntanos y te diremos por qué, en lo que te corresponde saber.
   *[other] { $count } veces, la organización decidió con quién debías formar pareja, o con quién no, o te pidió estar en reserva. Pregúntanos y te diremos por qué, en lo que te corresponde saber.
}
handover-import = Lo que tomamos del formulario
handover-texts = Textos que te nombran
handover-else = Lo que no está en este archivo
handover-else-text = Lo que otras personas nos dijeron en confianza y lo que es suyo: de tus parejas encuentras el nombre, el país y la dirección, que ya tenías, y nada más. La ley protege sus derechos igual que los tuyos (artículo 15.4 del RGPD).
handover-rights = Lo que puedes pedir
handover-rights-text = Puedes pedir que se corrijan errores, retirar tu consentimiento, dejarlo o que se borren tus datos. Escribe a { $email }. Si nuestra respuesta no te satisface, la autoridad de protección de datos de donde vives puede atender una reclamación.
handover-month = Borramos tus datos { $months } meses después de tu última ronda.
