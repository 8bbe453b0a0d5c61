import Base

/// The words of mails, and of the pages on which people say what they want to be told.
enum NoticeSentences {
  static func all(_ language: Language) -> [String: String] {
    switch language {
    case .english: english
    case .french: french
    case .arabic: arabic
    }
  }

  private static let english = [
    "mail_digest": "How it stands today", "mail_alarm": "Something cannot wait", "mail_test": "A test",
    "mail_test_means": "This is a test. Mail from this mission reaches you.",
    "mail_arrivals": "Arriving today and tomorrow: {count}",
    "mail_arrivals_unnamed": "Of these, nobody is named for: {count}",
    "mail_unread": "New, and not opened yet: {count}",
    "mail_owed": "Cases in which we owe something: {count}", "mail_late": "Late: {count}",
    "mail_drafts": "Waiting for a second person: {count}", "mail_waiting": "Waiting to be sent: {count}",
    "mail_held": "Held until somebody acts: {count}",
    "mail_journal_head": "Where the journal ends; keep this where nobody at the mission can change it: {detail}",
    "mail_deadline": "Late: {what} {mission}. Case {case}",
    "mail_unnamed": "Within a day of the arrival, and nobody is named. Case {case}",
    "mail_danger": "The other mission has raised an alert. Case {case}",
    "mail_line": "Nothing gets through to {mission}.",
    "mail_disk": "Something is wrong with the disk: baton doctor",
    "mail_clock": "Something speaks against this machine’s clock: baton doctor",
    "mail_ledger": "The ledger has lost entries: baton doctor",
    "mail_signing": "This mission can neither send nor receive: baton doctor",
    "mail_notices": "Notices do not get through: {detail}. baton notices",
    "mail_footer":
      "No word of any case stands in this mail. Nobody reads an answer to it. What you are told you say on your own page of the board.",
    "notices": "Mail to you",
    "notices_means":
      "Counts, codes and case ids, never a name and never a word of a case. Take an address that you read at work.",
    "notices_address": "Your mail address", "notices_address_hint": "Empty: you get no mail",
    "notices_digest": "How it stands, once a day at", "notices_no_digest": "not at all",
    "notices_alarms": "At once, what cannot wait",
    "notices_quiet": "Nothing from", "notices_to": "until", "notices_no_quiet": "no quiet hours",
    "notices_save": "Save", "notices_saved": "Saved.", "notices_try": "Send me a test",
    "notices_no_server": "This mission has no mail server yet: its operator sets one in baton.yaml.",
    "problem_address": "“{address}” is no mail address: write it like name@example.org.",
    "problem_quiet": "Quiet hours go from one hour to another.",
    "ways": "Notices to people and programs", "way_mail": "Mail", "way_try": "Try it",
    "way_good": "works", "way_failing": "does not get through", "way_stopped": "wants no more",
    "way_new": "not used yet",
    "way_waiting": "waiting: {count}", "way_aside": "set aside: {count}", "way_since": "since {moment}",
    "way_again": "Try again now",
    "way_told": "The test got through.", "way_not_told": "The test did not get through: {why}",
    "way_no_address": "Say on your own page first where mail reaches you.",
    "way_soon": "It was tried a moment ago: wait ten seconds.",
  ]

  private static let french = [
    "mail_digest": "Où nous en sommes aujourd’hui", "mail_alarm": "Quelque chose ne peut pas attendre",
    "mail_test": "Un essai", "mail_test_means": "Ceci est un essai. Le courrier de cette mission vous parvient.",
    "mail_arrivals": "Arrivées aujourd’hui et demain : {count}",
    "mail_arrivals_unnamed": "Parmi elles, personne n’est désigné pour : {count}",
    "mail_unread": "Nouveaux, pas encore ouverts : {count}",
    "mail_owed": "Dossiers où nous devons quelque chose : {count}", "mail_late": "En retard : {count}",
    "mail_drafts": "En attente d’une seconde personne : {count}", "mail_waiting": "En attente d’envoi : {count}",
    "mail_held": "Retenus jusqu’à ce que quelqu’un agisse : {count}",
    "mail_journal_head":
      "Où finit le journal ; gardez ceci là où personne à la mission ne peut le changer : {detail}",
    "mail_deadline": "En retard : {what} {mission}. Dossier {case}",
    "mail_unnamed": "À moins d’un jour de l’arrivée, et personne n’est désigné. Dossier {case}",
    "mail_danger": "L’autre mission a donné l’alerte. Dossier {case}", "mail_line": "Rien ne passe vers {mission}.",
    "mail_disk": "Quelque chose ne va pas avec le disque : baton doctor",
    "mail_clock": "Quelque chose contredit l’horloge de cette machine : baton doctor",
    "mail_ledger": "Le registre a perdu des entrées : baton doctor",
    "mail_signing": "Cette mission ne peut ni envoyer ni recevoir : baton doctor",
    "mail_notices": "Les avis ne passent pas : {detail}. baton notices",
    "mail_footer":
      "Ce message ne contient aucun mot d’un dossier. Personne ne lit de réponse. Ce qui vous est dit se règle sur votre page du tableau.",
    "notices": "Courrier pour vous",
    "notices_means":
      "Des nombres, des codes et des identifiants de dossiers, jamais un nom ni un mot d’un dossier. Prenez une adresse que vous lisez au travail.",
    "notices_address": "Votre adresse de courriel", "notices_address_hint": "Vide : vous ne recevez rien",
    "notices_digest": "Où nous en sommes, une fois par jour à", "notices_no_digest": "jamais",
    "notices_alarms": "Aussitôt, ce qui ne peut pas attendre",
    "notices_quiet": "Rien de", "notices_to": "à", "notices_no_quiet": "pas d’heures calmes",
    "notices_save": "Enregistrer",
    "notices_saved": "Enregistré.", "notices_try": "M’envoyer un essai",
    "notices_no_server":
      "Cette mission n’a pas encore de serveur de courrier : son opérateur en met un dans baton.yaml.",
    "problem_address": "« {address} » n’est pas une adresse de courriel : écrivez-la comme nom@example.org.",
    "problem_quiet": "Les heures calmes vont d’une heure à une autre.",
    "ways": "Avis aux personnes et aux programmes", "way_mail": "Courrier", "way_try": "Essayer",
    "way_good": "fonctionne",
    "way_failing": "ne passe pas", "way_stopped": "n’en veut plus", "way_new": "pas encore utilisé",
    "way_waiting": "en attente : {count}", "way_aside": "mis de côté : {count}", "way_since": "depuis {moment}",
    "way_again": "Réessayer maintenant", "way_told": "L’essai est passé.",
    "way_not_told": "L’essai n’est pas passé : {why}",
    "way_no_address": "Dites d’abord sur votre page où le courrier vous parvient.",
    "way_soon": "On vient d’essayer : attendez dix secondes.",
  ]

  private static let arabic = [
    "mail_digest": "كيف الحال اليوم", "mail_alarm": "أمر لا يحتمل الانتظار", "mail_test": "تجربة",
    "mail_test_means": "هذه تجربة. بريد هذه البعثة يصل إليك.", "mail_arrivals": "يصلون اليوم وغدًا: {count}",
    "mail_arrivals_unnamed": "منهم من لم يُسمَّ له أحد: {count}", "mail_unread": "جديدة لم تُفتح بعد: {count}",
    "mail_owed": "ملفات علينا فيها شيء: {count}", "mail_late": "متأخرة: {count}",
    "mail_drafts": "تنتظر شخصًا ثانيًا: {count}", "mail_waiting": "تنتظر الإرسال: {count}",
    "mail_held": "موقوفة حتى يتصرف أحد: {count}",
    "mail_journal_head": "حيث ينتهي السجل؛ احفظ هذا حيث لا يستطيع أحد في البعثة تغييره: {detail}",
    "mail_deadline": "متأخر: {what} {mission}. الملف {case}",
    "mail_unnamed": "الوصول خلال يوم، ولم يُسمَّ أحد. الملف {case}",
    "mail_danger": "البعثة الأخرى أطلقت تنبيهًا. الملف {case}", "mail_line": "لا شيء يصل إلى {mission}.",
    "mail_disk": "في القرص خلل: baton doctor", "mail_clock": "ساعة هذا الجهاز مشكوك فيها: baton doctor",
    "mail_ledger": "فقد الدفتر قيودًا: baton doctor",
    "mail_signing": "لا تستطيع هذه البعثة الإرسال ولا الاستلام: baton doctor",
    "mail_notices": "الإشعارات لا تصل: {detail}. baton notices",
    "mail_footer": "ليس في هذه الرسالة أي كلمة من أي ملف. لا يقرأ أحد ردًا عليها. ما يُقال لك تحدده في صفحتك على اللوحة.",
    "notices": "البريد إليك",
    "notices_means": "أعداد ورموز وأرقام ملفات، لا اسم أبدًا ولا كلمة من ملف. خذ عنوانًا تقرؤه في العمل.",
    "notices_address": "عنوان بريدك", "notices_address_hint": "فارغ: لا يصلك بريد",
    "notices_digest": "كيف الحال، مرة في اليوم عند",
    "notices_no_digest": "أبدًا", "notices_alarms": "فورًا، ما لا يحتمل الانتظار",
    "notices_quiet": "لا شيء من", "notices_to": "إلى", "notices_no_quiet": "لا ساعات هدوء", "notices_save": "حفظ",
    "notices_saved": "حُفظ.", "notices_try": "أرسل إلي تجربة",
    "notices_no_server": "ليس لهذه البعثة خادم بريد بعد: يضعه مشغّلها في baton.yaml.",
    "problem_address": "«{address}» ليس عنوان بريد: اكتبه مثل name@example.org.",
    "problem_quiet": "ساعات الهدوء من ساعة إلى أخرى.", "ways": "إشعارات الناس والبرامج", "way_mail": "البريد",
    "way_try": "جرّبه", "way_good": "يعمل", "way_failing": "لا يصل", "way_stopped": "لا يريد المزيد",
    "way_new": "لم يُستعمل بعد", "way_waiting": "تنتظر: {count}", "way_aside": "وُضعت جانبًا: {count}",
    "way_since": "منذ {moment}", "way_again": "حاول الآن ثانية", "way_told": "وصلت التجربة.",
    "way_not_told": "لم تصل التجربة: {why}", "way_no_address": "قل أولًا في صفحتك أين يصلك البريد.",
    "way_soon": "جُرّب قبل لحظة: انتظر عشر ثوان.",
  ]
}
