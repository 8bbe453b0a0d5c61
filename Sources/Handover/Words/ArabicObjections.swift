import Base

extension Objection {
  func arabic(_ terms: Terms) -> ShownText {
    switch self {
    case .stranger(let mission): "ليست \(mission) طرفًا في هذا التحويل"
    case .otherParty(let type):
      StatementKind.of(type)?.party == .sender
        ? "\(terms.say(type)): تقوله البعثة المرسلة" : "\(terms.say(type)): تقوله البعثة المستلمة"
    case .role(let type):
      "\(terms.say(type)): لا يقوله إلا من له دور من \(terms.roles(of: type).joined(separator: "، "))"
    case .body(let fault): fault.words(terms)
    case .bundle(let type): "\(terms.say(type)): لا يقال حيث يقف الإرسال الآن"
    case .stage(let type, let stage):
      "الحالة الآن «\(terms.stage(stage))»، ويقال \(terms.say(type)) حين تكون "
        + "«\(terms.stages(of: type).joined(separator: "» أو «"))»"
    case .journey(let next, let stage):
      "السفر الآن «\(terms.journey(stage))»، ولا يمكن أن يصير بعد ذلك «\(terms.journey(next))»"
    case .noNextVersion: "تأتي النسخة الجديدة من المرسل وبرقم أعلى"
    case .noQuestion: "لا يوجد سؤال مفتوح"
    case .noSuchQuestion: "هذا السؤال ليس مفتوحًا"
    case .sameBackup: "البديل هو مسؤول الحالة نفسه: سمِّ شخصًا آخر"
    case .recallTooLate: "قُبلت الحالة؛ ما بقي هو طلب استعادتها"
    case .nobodyAskedBack: "لم يطلب أحد استعادة الحالة"
    case .nothingTakenBack: "لم يسترجعها أحد"
    case .goesByItself:
      "لم يسترجعها أحد؛ ما انتهى يُحذف من تلقاء نفسه حين ينتهي وقته"
        + (terms.isCommandLine ? " (`baton retention`)" : "")
    case .somethingOpen: "ما زال شيء من أمرها مفتوحًا"
    case .statedBefore: "صُرِّح بذلك من قبل"
    case .noPart: "لا يوجد جزء منها يُمحى"
    case .partMayBeThere: "قد تحويه أحدث نسخة من الحالة: يصنع المرسل نسخة أخرى"
    case .partStillComing: "لم تصل بعد النسخة التي من دونه"
    case .noSuchOnward: "هذا التسليم لغيركم ليس مفتوحًا"
    case .onwardOpen: "سُلِّمت لغيركم، ولم يؤكد أحد وصولها"
    case .overAndQuiet: "انتهت، ولم يُبلَّغ عن شيء منذ ذلك"
    case .outcomeStands: "انتهت الحالة وقيلت نتيجتها: تراجعوا عن تلك أولًا"
    case .notLastStep: "لا تُستدرك إلا آخر خطوة من السفر"
    case .nothingToTakeBack: "لا شيء لصاحبه قائمًا بهذا الرقم يمكن استدراكه"
    }
  }
}

extension BodyFault {
  func arabic(_ terms: Terms) -> ShownText {
    switch self {
    case .noObject: "المتن ليس كائنًا"
    case .missing(let key): "\(terms.field(key)) ناقص"
    case .unfit(let key, let form): "\(terms.field(key)) ليس \(form.arabic(key, terms))"
    case .typed(let text, let key, let form):
      "«\(text)» في \(terms.field(key)) ليس \(form.arabic(key, terms))"
        + (form.isMoment ? ": اكتبه هكذا \(BodyFault.moment)" : "")
    case .noCountryCode(let text, let key):
      "«\(text)» (\(terms.field(key))) دون رمز البلد: اكتبه مثل +234 803 555 1234 كي يمكن الاتصال به من أي مكان"
    case .which(let questions):
      "الأسئلة \(questions.map(String.init).joined(separator: " و")) مفتوحة: قل أيها يجيب عنه هذا"
    }
  }
}

extension BodyField.Form {
  fileprivate func arabic(_ key: String, _ terms: Terms) -> ShownText {
    switch self {
    case .moment: "وقتًا"
    case .staff: "رقم موظف"
    case .place: "رقم قول في السجل"
    case .word(let all): "واحدًا من \(all.map { terms.word(key, $0) }.joined(separator: "، "))"
    case .flag: "نعم أو لا"
    case .sealed: "نصفًا مختومًا"
    case .text(let limit): "نصًا من \(limit) بايت على الأكثر"
    case .line: "سطرًا من \(BodyField.line) بايت على الأكثر"
    case .lines: "100 سطر على الأكثر، في كل منها \(BodyField.line) بايت على الأكثر"
    case .number(let range): "عددًا من \(Self.short(range.lowerBound)) إلى \(Self.short(range.upperBound))"
    case .transfer: "رقم تحويل"
    }
  }
}
