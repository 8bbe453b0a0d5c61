/// What texts of each form are called in other languages than English, in which the table of forms itself says it.
/// Codes of a list are not among them: a list has its name.
enum FormWords {
  struct Form {
    /// With its article.
    let expected: String
    /// How to write it; empty where a hint says more.
    let advice: String
  }

  static let french: [String: Form] = [
    "text": Form(expected: "un texte", advice: ""),
    "id": Form(
      expected: "un identifiant", advice: "de 1 à 128 octets, sans retour à la ligne, sans espace au début ni à la fin"),
    "documentReference": Form(expected: "le doc_id d’un document", advice: "écrivez son doc_id"),
    "schema": Form(expected: "le schéma d’un cas", advice: "cette version de Baton lit « \(CaseRecord.schema) »"),
    "attachmentPath": Form(expected: "un chemin dans attachments/", advice: ""),
    "country": Form(
      expected: "un code de pays (ISO 3166-1 alpha-3)", advice: "écrivez trois majuscules, comme ETH, GIN, NGA ou SEN"),
    "nationality": Form(
      expected: "une nationalité (ISO 3166-1 alpha-3, ou XXA, XXB, XXC, XKX)",
      advice: "écrivez trois majuscules, comme ETH, GIN, NGA ou SEN"),
    "language": Form(
      expected: "un code de langue (ISO 639-3)", advice: "écrivez trois minuscules, comme eng, fra, ara, amh"),
    "documentLanguage": Form(
      expected: "une étiquette de langue (BCP 47)", advice: "écrivez par exemple en, fr, ar ou am-ET"),
    "script": Form(expected: "une écriture (ISO 15924)", advice: "écrivez par exemple Latn, Arab ou Ethi"),
    "airport": Form(
      expected: "le code IATA d’un aéroport", advice: "écrivez les trois majuscules du billet, comme TIP, LOS ou ADD"),
    "pcode": Form(
      expected: "un P-code (OCHA)", advice: "écrivez par exemple NG025001 : ISO alpha-2, puis le lieu"),
    "phone": Form(
      expected: "un numéro de téléphone (E.164)", advice: "écrivez + et l’indicatif du pays, des chiffres seulement"),
    "email": Form(expected: "une adresse électronique", advice: "écrivez par exemple nom@example.org"),
    "sha256": Form(
      expected: "un SHA-256", advice: "écrivez 64 chiffres hexadécimaux minuscules, comme `sha256sum` les affiche"),
    "mediaType": Form(
      expected: "un type de média", advice: "écrivez par exemple application/pdf ou image/jpeg"),
    "partialDate": Form(expected: "une date", advice: "écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, selon ce qui est connu"),
    "moment": Form(
      expected: "une date et une heure avec décalage (RFC 3339)",
      advice: "écrivez par exemple 2027-02-03T14:35:00+01:00"),
  ]

  static let arabic: [String: Form] = [
    "text": Form(expected: "نصًا", advice: ""),
    "id": Form(expected: "معرِّفًا", advice: "من 1 إلى 128 بايتًا، دون سطر جديد ودون فراغ في البداية أو النهاية"),
    "documentReference": Form(expected: "رقم doc_id لوثيقة", advice: "اكتب doc_id الخاص بها"),
    "schema": Form(expected: "مخطط حالة", advice: "هذا الإصدار من Baton يقرأ «\(CaseRecord.schema)»"),
    "attachmentPath": Form(expected: "مسارًا داخل attachments/", advice: ""),
    "country": Form(
      expected: "رمز بلد (ISO 3166-1 alpha-3)", advice: "اكتب ثلاثة أحرف كبيرة، مثل ETH أو GIN أو NGA أو SEN"),
    "nationality": Form(
      expected: "جنسية (ISO 3166-1 alpha-3، أو XXA أو XXB أو XXC أو XKX)",
      advice: "اكتب ثلاثة أحرف كبيرة، مثل ETH أو GIN أو NGA أو SEN"),
    "language": Form(
      expected: "رمز لغة (ISO 639-3)", advice: "اكتب ثلاثة أحرف صغيرة، مثل eng أو fra أو ara أو amh"),
    "documentLanguage": Form(expected: "وسم لغة (BCP 47)", advice: "اكتب مثلًا en أو fr أو ar أو am-ET"),
    "script": Form(expected: "رمز كتابة (ISO 15924)", advice: "اكتب مثلًا Latn أو Arab أو Ethi"),
    "airport": Form(
      expected: "رمز IATA لمطار", advice: "اكتب الأحرف الكبيرة الثلاثة المكتوبة على التذكرة، مثل TIP أو LOS أو ADD"),
    "pcode": Form(expected: "رمز مكان (OCHA P-code)", advice: "اكتب مثلًا NG025001: رمز ISO alpha-2 ثم المكان"),
    "phone": Form(expected: "رقم هاتف (E.164)", advice: "اكتب + ثم رمز البلد، أرقامًا فقط"),
    "email": Form(expected: "عنوان بريد إلكتروني", advice: "اكتب مثلًا name@example.org"),
    "sha256": Form(
      expected: "بصمة SHA-256", advice: "اكتب 64 رقمًا ست عشريًا بأحرف صغيرة، كما يطبعها `sha256sum`"),
    "mediaType": Form(expected: "نوع وسائط", advice: "اكتب مثلًا application/pdf أو image/jpeg"),
    "partialDate": Form(expected: "تاريخًا", advice: "اكتب YYYY أو YYYY-MM أو YYYY-MM-DD بحسب ما هو معروف"),
    "moment": Form(
      expected: "تاريخًا ووقتًا مع فرق التوقيت (RFC 3339)", advice: "اكتب مثلًا 2027-02-03T14:35:00+01:00"),
  ]
}
