import Base

extension ServiceError {
  func arabic(_ terms: Terms) -> ShownText {
    switch self {
    case .handIn(let fault): fault.arabic
    case .reading(let fault): fault.arabic
    case .saying(let fault): fault.arabic(terms)
    case .draft(let fault): fault.arabic
    case .queue(let fault): fault.arabic
    case .documents(let fault): fault.arabic
    }
  }
}

extension ServiceError.HandInFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .ownMission(let mission): "\(mission) هي هذه البعثة نفسها؛ لم يُرسَل شيء: سمِّ البعثة المستلمة"
    case .alreadyOnTheWay(let transfers, let mission):
      "هذه الحالة، أو أحد أشخاصها، في الطريق إلى \(mission) بالفعل؛ لم يُرسَل شيء. إن تغيّرت الحالة فأرسلها نسخةً جديدة: `baton update`. "
        + "وإن كان سفرًا آخر: `--again`. التحويل المفتوح:"
        + transfers.prefix(5).reduce("" as ShownText) { $0 + "\n  \($1)" }
    case .refused(let lines): Self.text(lines[.arabic] ?? [])
    case .packed(let fault): fault.arabic
    case .arrivalTooFar: "الوصول بعد أكثر من ثلاث سنوات؛ لم يُرسَل شيء: هل السنة صحيحة؟"
    case .noSpace: "لم تبقَ مساحة كافية على القرص؛ لم يُرسَل شيء. أفرغ بعض المساحة ثم أرسل من جديد"
    case .notItsSender(let transfer, let sender): "\(transfer) من \(sender): لا يستطيع تعديله إلا مرسله"
    case .over(let transfer, let stage):
      "\(transfer) منتهٍ (\(stage.rawValue)): لم يُرسَل شيء. يبدأ `baton send` من جديد"
    case .otherCase(let transfer, let known, let given):
      "المجلد هو الحالة \(given)، و \(transfer) هو الحالة \(known): لم يُرسَل شيء"
    case .takenID(let transfer): "\(transfer) تحويل آخر: لم يُرسَل شيء. لكل حالة رقمها"
    case .versionWaits(let transfer):
      "تنتظر نسخة من \(transfer) شخصًا ثانيًا: لم يُرسَل شيء. لتُعتمد أولًا (`baton drafts`)، أو تخلَّ عنها (`baton retire \(transfer)`) وسلِّم المجلد "
        + "المصحَّح بـ `baton send`"
    case .suspended(let suspension): "\(suspension.reason)؛ لم يُرسَل شيء. \(suspension.advice)"
    case .notAccepted(let transfer): "لم يُقبل \(transfer) هنا: لم يُرسَل شيء. ما يُسلَّم لغيركم يُقبل أولًا"
    case .partsMissing(let transfer):
      "في ما أُرسل من \(transfer) من قبل أجزاء مختومة على حدة، وليست في هذا المجلد: لم يُرسَل شيء. من يحق له يقرؤها إليه "
        + "(`baton read \(transfer) --compartment medical --key NAME`)؛ وإن كان حذفها مقصودًا: `--leave-out`"
    case .keysUnknown(let mission):
      "لم تقل \(mission) بعد لمن مفاتيحها، ولا يمكن سؤالها الآن: لم يُرسَل شيء، ولا يذهب أي جزء من حالة إلى حيث يقرؤه عدد أكبر. حاول "
        + "حين يعود الخط (`baton missions show \(mission)`)، أو خذ مذكرتها باليد: `baton staff note` هناك و `baton staff take-note` هنا"
    }
  }
}

extension ServiceError.PackedFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .tooLarge: "فيه أكثر من 2 GiB؛ لم يُرسَل شيء"
    case .several(let file): "فيه أكثر من \(file) واحد؛ لم يُرسَل شيء: احزم مجلد حالة واحدة"
    case .documentTooLarge(let file): "ملفه \(file) كبير جدًا؛ لم يُرسَل شيء"
    case .noCase: "لا يوجد case.json فيه؛ لم يُرسَل شيء: احزم مجلد الحالة وفي أعلاه case.json، بصيغة zip أو tar"
    case .otherThings: "فيه أشياء غير مجلد الحالة؛ لم يُرسَل شيء: احزم مجلد الحالة وحده"
    case .password: "إنه محمي بكلمة مرور؛ لم يُرسَل شيء: احزمه من دونها، فـ Baton هو الذي يختمه"
    case .nameNotUTF8: "فيه اسم ليس UTF-8؛ لم يُرسَل شيء: أعد تسمية ذلك الملف"
    case .notPlainFiles: "فيه غير الملفات العادية؛ لم يُرسَل شيء: اترك الروابط"
    case .unreadable: "هذا ليس zip ولا tar، أو هو تالف؛ لم يُرسَل شيء: احزم مجلد الحالة من جديد"
    }
  }
}

extension ServiceError.ReadingFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .noTransfer(let transfer): "لا يوجد تحويل \(transfer)"
    case .unreadableLog(let transfer, let undone):
      "تعذّرت قراءة سجل \(transfer) كاملًا؛ \(undone.arabic). يُظهر `baton log` ما يمكن قراءته"
    case .noSuchDocument: "لا توجد وثيقة كهذه في هذه الحالة"
    case .oneVersion(let transfer): "وصل \(transfer) حتى الآن بنسخة واحدة: لم يتغير شيء"
    case .nothingToOpen(let transfer): "ليس هنا من \(transfer) ما يمكن فتحه"
    case .noCopy(let transfer): "لا توجد نسخة من \(transfer) هنا: المجلد الذي سُلِّم هو الوحيد"
    case .tooLargeToShow: "الحالة أكبر من أن تُعرض"
    case .damagedPart: "جزء مختوم من هذه الحالة تالف على هذا القرص؛ لم يُكتب شيء"
    case .takenBack(let transfer):
      "استُرجع \(transfer): لا يُقرأ منه شيء ولا يُعطى بعد الآن. يقول `baton log \(transfer)` من استرجعه"
    case .noHead: "الرأس رقم ثم فراغ ثم بصمة"
    case .awaitsApproval(let transfer): "ينتظر \(transfer) شخصًا ثانيًا؛ لم يُكتب شيء: `baton drafts`"
    case .partWithdrawn(let transfer):
      "سُحبت الموافقة على جزء من \(transfer)، وقد تحوي حزمته المختومة ذلك الجزء؛ لم يُكتب شيء. تذهب نسخة من دونه بـ `baton update` عند مرسله"
    case .noCompartment(let transfer):
      "لا شيء مختوم على حدة بهذا الاسم فيما وصل من \(transfer): medical أو mhpss أو child أو protection، وفقط إن عرف المرسل مفاتيح هذه البعثة"
    case .compartmentWithdrawn(let transfer):
      "لا شيء مختوم على حدة بهذا الاسم فيما يمكن قراءته من \(transfer): سُحبت الموافقة على جزء منه. يقول `baton log \(transfer)` من "
        + "سحبها؛ ولا ينقص أي مفتاح"
    case .goneByTime(let transfer):
      "لم يعد يُحفظ هنا شيء من \(transfer): انتهى وقته. يقول `baton log \(transfer)` متى حُذف"
    case .notKept(let transfer):
      "لا أحد يُبقي \(transfer)؛ لم يتغير شيء. يُظهر `baton retention` ما يُحفظ ومتى يُحذف الباقي"
    }
  }
}

extension ServiceError.SayingFault {
  fileprivate func arabic(_ terms: Terms) -> ShownText {
    switch self {
    case .notPeoples(let type): "“\(type)” لا يقوله الناس بأنفسهم"
    case .noMember(let key, let type): "ليس في “\(type)” حقل “\(key)”"
    case .unfit(let fault): fault.words(terms)
    case .noStaffID(let text):
      "“\(text)” ليس رقم موظف: من 1 إلى 64 من a-z و 0-9 و “-” و “.” و “_”، كما تعدّ بعثتك موظفيها؛ وليس اسمًا أبدًا"
    case .tooMuch(let octets, let limit): "كُتب أكثر مما يجوز: مجموعه \(octets) بايت من \(limit) على الأكثر"
    case .logMoves(let transfer): "\(transfer): السجل يتغير باستمرار؛ لم يُقل شيء. حاول مرة أخرى"
    case .saidMeanwhile(let transfer, let news, let heads):
      "منذ أن نظرت: " + Self.toldInArabic(news, terms)
        + (terms.isCommandLine
          ? "؛ لم يُقل شيء. انظر من جديد: `baton log \(transfer)`، وهو الآن عند \(heads)"
          : "؛ لم يُقل شيء. أعد تحميل الصفحة وانظر من جديد")
    case .suspended(let suspension): "\(suspension.reason)؛ لم يُقل شيء. \(suspension.advice)"
    case .doubtful(let moment, let doubt):
      "\(moment) \(doubt.arabic)؛ لم يُقل شيء: هل \(doubt == .notAsPlanned ? "اليوم صحيح" : "السنة صحيحة")؟"
    case .kept(let transfer, let reason):
      "\(transfer) محفوظ (\(reason.rawValue)): لم يُتلَف شيء ولم يُقل شيء. من يقرر أنه يجوز حذفه يقول ذلك أولًا: "
        + "`baton retention release \(transfer)`"
    case .noSlip(let objection, let can):
      "غير ممكن الآن: \(objection.words(terms))؛ لم يُقل شيء. "
        + (can.isEmpty ? "لم تقل بعثتك شيئًا يمكن التراجع عنه" : "ما يمكن التراجع عنه: ") + Self.slips(can, "، ", terms)
    case .notPossible(let objection, let step, let ways):
      "غير ممكن الآن: \(objection.words(terms))؛ لم يُقل شيء." + Self.helping(step, ways, terms)
    }
  }

  private static func toldInArabic(_ news: [Statement], _ terms: Terms) -> ShownText {
    let words = news.map { "قالت \($0.author) \(terms.say($0.type))" as ShownText }
    return words.dropFirst().reduce(words.first ?? "ما عُرض عليك ليس ما هو هنا") { $0 + "، " + $1 }
  }
}

extension StatedMoment.Doubt {
  fileprivate var arabic: String {
    switch self {
    case .toCome: "لم يأتِ بعد"
    case .yearsAway: "بعد أكثر من ثلاث سنوات"
    case .over: "مضى، ويقال إنه لم يأتِ بعد"
    case .longAgo: "قبل أكثر من سنة"
    case .notAsPlanned: "بعيد عما كان مخططًا بأكثر من يوم"
    case .farFromArrival: "بعيد عن الوصول المعروف بأكثر من أسبوعين"
    case .beforeArrival: "قبل الوصول المقرر"
    }
  }
}

extension ServiceError.DraftFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .otherVersion:
      "ذهبت نسخة أخرى من الحالة منذ كُتب هذا، ولا يُعرف هل يصح لها؛ لم يُقل شيء: اترك المسودة واكتبها من جديد"
    case .gone: "لم يعد شيء ينتظر بهذا الرقم: وافق عليه أحد أو تركه، أو حلّت محله نسخة أحدث"
    case .bundleWaits(let transfer):
      "الحالة المنتظرة لا تُترك هنا: يتخلى عنها `baton retire \(transfer)`، ثم يسلّم `baton send` المجلد المصحَّح"
    case .own: "من كتبها لا يوافق عليها؛ لم يُقل شيء. اسأل زميلًا"
    case .selfMadeRoles: "منحت نفسك أدوارك قبل أقل من يوم؛ لم يُقل شيء. اسأل زميلًا"
    case .notApprover(let wanted):
      "لا يوافق على هذا إلا من له دور من \(wanted.map(\.rawValue).joined(separator: "، "))؛ لم يُقل شيء"
    case .tooLarge(let limit): "كُتب أكثر مما يجوز: مجموعه \(limit) بايت على الأكثر"
    case .unreadable: "تعذّر فتح المسودة كما كُتبت؛ لم يُقل شيء: اكتبها من جديد"
    }
  }
}

extension ServiceError.QueueFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .noItem(let id): "\(id) ليس في قائمة الانتظار: سُلِّم أو تُخلّي عنه أو لم يُقدَّم هنا"
    case .keptBack(let reason):
      "يُبقيه أحد (“\(reason)”)؛ لم يتغير شيء. اسأله: لا يطلقه إلا `baton release`"
    case .notHeld(let id): "\(id) ليس موقوفًا؛ لم يتغير شيء. يقول `baton why` ما الذي ينتظره"
    case .signatureEnded(let id):
      "انتهت الشهادة التي وُقِّع بها أو أُلغيت بعد ذلك، ولم تعد أي بعثة تقبله؛ لم يتغير شيء. سلِّم المجلد من جديد بـ `baton send`، ثم تخلَّ عن "
        + "هذا: `baton retire \(id)`"
    case .awaitsApproval(let transfer):
      "ينتظر \(transfer) شخصًا ثانيًا من هذه البعثة؛ لم يتغير شيء. يُظهر `baton drafts` ما ينتظر، ويتخلى عنه `baton retire`"
    case .notRetirable(let id):
      "قد يصل كما هو؛ لم يتغير شيء. لا يُتخلى عن حزمة إلا وهي موقوفة: `baton hold \(id)` أولًا"
    }
  }
}

extension ServiceError.DocumentFault {
  fileprivate var arabic: ShownText {
    switch self {
    case .form: "الملف ليس نصًا بترميز UTF-8 ولا PDF؛ احفظه بإحدى الصيغتين"
    case .unfit(let problem): problem
    case .tooMany(let most): "تنشر البعثة \(most) وثيقة على الأكثر: اسحب واحدة أولًا"
    case .notPublished(let kind, let language):
      "لا يوجد \(kind.rawValue) منشور باللغة \(language): يُظهر `baton documents` المنشور"
    case .notPublishedThere(let mission, let kind, let language, let stale):
      "لا تنشر \(mission) \(kind.rawValue) باللغة \(language)"
        + (stale.map { "، بقدر ما يُعرف هنا (\($0))" as ShownText } ?? "")
    case .notAsListed(let mission): "ما أرسلته \(mission) ليس الوثيقة التي تسميها قائمتها؛ أخبر \(mission)"
    case .notGivenOut(let mission):
      "لا تعطي \(mission) الوثيقة التي تسميها قائمتها؛ حاول مرة أخرى، أو اسأل \(mission)"
    case .answered(let mission, let status): "أجابت \(mission) بالرمز \(status)"
    case .outOfReach(let mission, let why): "لا يمكن سؤال \(mission) الآن: \(why)"
    }
  }
}

extension ServiceError.Undone {
  fileprivate var arabic: String {
    switch self {
    case .sent: "لم يُرسَل شيء"
    case .said: "لم يُقل شيء"
    }
  }
}
