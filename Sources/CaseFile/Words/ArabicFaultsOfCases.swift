import Base

extension GroupFault {
  var arabic: FaultWords {
    switch self {
    case .individualOfSeveral(let count):
      FaultWords(
        "في الحالة الفردية شخص واحد، وعدد الأشخاص في هذه \(count)",
        "اكتب family أو companions، أو سلِّم الأشخاص واحدًا واحدًا")
    case .noSuchPerson(let id, let hint): FaultWords("لا يوجد شخص «\(id)» في هذه الحالة", hint.arabic())
    case .noSuchPersonInCore(let id, let hint): FaultWords("لا يوجد شخص «\(id)» في case.json", hint.arabic())
    case .noSuchDocument(let id, let hint): FaultWords("لا توجد وثيقة «\(id)» في هذه الحالة", hint.arabic())
    case .linkToSelf: FaultWords("هذا يربط شخصًا بنفسه", "سمِّ شخصين")
    case .repeated(let what): FaultWords("\(what.arabic) القيمة نفسها", "أعطِ كل واحد قيمته")
    case .beforeEarlier(let place): FaultWords("هذا قبل \(place)", "راجع التواريخ وفروق التوقيت والترتيب")
    case .distantArrival: FaultWords("الوصول بعد أكثر من ثلاث سنوات", "هل السنة صحيحة؟")
    case .tooLarge(let gibibytes, let largest):
      FaultWords(
        "حجم ملفات هذه الحالة معًا أكبر من \(gibibytes) GiB",
        "سلِّمها دون أكبر الملفات، مثل \(largest)، وأوصل تلك بطريق آخر")
    }
  }
}

extension GroupFault.Numbered {
  fileprivate var arabic: String {
    switch self {
    case .person: "لشخص آخر"
    case .document: "لوثيقة أخرى"
    case .file: "لملف آخر"
    }
  }
}

extension ConsentFault {
  private static let doorArabic =
    "؛ وفقط حين تكون حياة في خطر ولا يمكن سؤال الشخص، اذكر legal_basis مع السبب والمشرف"

  var arabic: FaultWords {
    switch self {
    case .withdrawn:
      FaultWords("سحب الشخص هذه الموافقة", "لا تسلّم الحالة؛ اطلب موافقة جديدة وسجّلها مكان هذه")
    case .refused: FaultWords("رفض الشخص", "لا تسلّم الحالة؛ وإن وافق الشخص فيما بعد فسجّل تلك الموافقة")
    case .unrecorded:
      FaultWords("لم يُسجَّل شيء مما وافق عليه هذا الشخص", "اسأل، وسجّل الموافقة مع وثيقتها" + Self.doorArabic)
    case .ended(let last):
      FaultWords(
        "انتهت هذه الموافقة: كانت سارية حتى \(last)",
        "اسأل مرة أخرى، وسجّل الموافقة الجديدة مكان هذه" + Self.doorArabic)
    case .scopeRefused, .scopeUnsaid, .scopeEmpty, .scopeWithoutCore: scopeInArabic
    case .otherOrganisation(let receiver, let organisation):
      FaultWords(
        "\(receiver) تتبع منظمة أخرى (\(organisation)): المشاركة معها تحتاج إلى موافقة تسميها",
        Self.otherInArabic(than: receiver))
    case .notForReceiver(let receiver):
      FaultWords("لا تسمح الموافقة لـ \(receiver) باستلام الحالة", Self.otherInArabic(than: receiver))
    case .withheldFrom(let word, let receiver):
      FaultWords(
        "لا يريد الشخص أن يعلم هذا المستلم: الحالة محجوبة عن «\(word)»",
        "لا ترسلها إلى \(receiver)؛ اختر بعثة أخرى مع الشخص")
    case .noRecipients(let example):
      FaultWords("لا تقول الموافقة من يجوز له استلام الحالة", "اسأل، واذكرهم، مثل «\(example)»" + Self.doorArabic)
    case .childAsAdult, .adultAsChild, .givenForAdult, .givenByChild, .givenWithoutCapacity: capacityInArabic
    case .vitalWithoutCore:
      FaultWords(
        "المصلحة الحيوية التي لا تشمل الجزء الأساسي لا تسلّم شيئًا", "اذكر «core»، ومن الباقي ما ينقذ الحياة فقط")
    case .vitalWithoutReason:
      FaultWords("دون سبب لا يكون هذا أساسًا قانونيًا", "اكتب ما الخطر، ولماذا لا يمكن سؤال الشخص")
    case .vitalWithoutSupervisor: FaultWords("دون مشرف لا يكون هذا أساسًا قانونيًا", "سمِّ من قرر")
    }
  }

  private var scopeInArabic: FaultWords {
    let message =
      switch self {
      case .scopeRefused: "لم يشأ الشخص أن يقول ما الذي يجوز تسليمه، فلا يجوز تسليم شيء"
      case .scopeUnsaid: "لا تقول الموافقة ما الذي يجوز تسليمه"
      case .scopeEmpty: "لا تشمل الموافقة شيئًا: نطاقها فارغ"
      default: "لا تشمل الموافقة الجزء الأساسي من الحالة، فلا يمكن إرسال شيء منها"
      }
    return FaultWords(
      message, "اسأل ما الذي يجوز تسليمه واذكره؛ ودون «core» تبقى الحالة هنا" + Self.doorArabic)
  }

  private static func otherInArabic(than receiver: String) -> String {
    "أرسلها إلى بعثة تسميها الموافقة؛ أو اسأل الشخص وأضف «\(receiver)» إلى المستلمين" + doorArabic
  }

  private var capacityInArabic: FaultWords {
    let age =
      "صحّح birth_date أو capacity؛ فالطفل يوافق عنه أحد الوالدين أو الوصي أو لجنة المصلحة الفضلى"
    let who = "صحّح obtained_from أو capacity، أو اسأل من يحق له القرار وسجّل تلك الموافقة"
    let (message, advice) =
      switch self {
      case .childAsAdult: ("كان الشخص طفلًا حين وافق، والموافقة تسميه بالغًا", age)
      case .adultAsChild: ("كان الشخص بالغًا حين وافق، والموافقة تسميه طفلًا", age)
      case .givenForAdult: ("وافق شخص آخر عن بالغ قادر على القرار", who)
      case .givenByChild: ("وافق طفل وحده", who)
      default: ("وافق الشخص، وقيل إنه غير قادر على ذلك", who)
      }
    return FaultWords(message, advice + Self.doorArabic)
  }
}

extension PersonFault {
  var arabic: FaultWords {
    switch self {
    case .nameWithControl: FaultWords("في هذا الاسم محرف تحكم", "اكتبه من جديد ولا تلصقه")
    case .nameWithMarks:
      FaultWords("على حرف من هذا الاسم علامات أكثر مما في أي كتابة", "اكتبه من جديد ولا تلصقه")
    case .nameWithoutLetter:
      FaultWords("ليس في هذا الاسم حرف", "اكتب الاسم، أو اترك الحقل، أو قل السبب: \(MissingReason.list)")
    case .emptyList: FaultWords("هذه القائمة فارغة", "املأها، أو قل السبب: \(MissingReason.list)")
    case .bornInFuture(let day): FaultWords("تاريخ ميلاد هذا الشخص في المستقبل: \(day)", "صحّح السنة")
    case .bornAfterArrival(let day):
      FaultWords("تاريخ ميلاد هذا الشخص بعد الوصول المقرر: \(day)", "صحّح السنة")
    case .veryOld(let years):
      FaultWords(
        "عمر هذا الشخص أكثر من \(years) سنة", "صحّح السنة؛ وحين لا يُعرف التاريخ اكتب unknown لا تاريخًا بدلًا منه")
    case .consentAfterArrival: FaultWords("تاريخ هذه الموافقة بعد الوصول المقرر", "صحّح أحد التاريخين")
    case .consentInFuture(let day):
      FaultWords("تاريخ هذه الموافقة في المستقبل: \(day)", "صحّح التاريخ: لا يُرسل شيء قبل أن يوافق الشخص")
    case .consentBeforeBirth: FaultWords("هذه الموافقة أقدم من الشخص", "صحّح أحد التاريخين")
    case .documentEndsFirst: FaultWords("تنتهي هذه الوثيقة قبل أن تبدأ", "صحّح issued أو expiry")
    case .documentBeforeBirth: FaultWords("هذه الوثيقة أقدم من الشخص", "صحّح issued أو birth_date")
    case .documentAfterArrival:
      FaultWords("صدرت هذه الوثيقة بعد الوصول المقرر", "صحّح التاريخ، أو سجّل الوثيقة التي سيسافر بها الشخص")
    case .parentOfEachOther:
      FaultWords(
        "قيل عن كل من هذين إنه والد الآخر", "احذف أحد الاثنين: في {a, b, relation} يكون a كذلك بالنسبة إلى b")
    case .ancestorYounger(let generations):
      FaultWords(
        generations == 1 ? "أحد الوالدين أصغر من الطفل" : "أحد الجدين أصغر من الحفيد",
        "صحّح تاريخ ميلاد، أو اعكس العلاقة: a كذلك بالنسبة إلى b")
    case .ancestorClose(let generations, let years):
      FaultWords(
        "\(generations == 1 ? "أحد الوالدين" : "أحد الجدين") أكبر بأقل من \(years) سنة",
        "راجع تاريخي الميلاد والعلاقة")
    }
  }
}

extension JourneyFault {
  var arabic: FaultWords {
    switch self {
    case .circle(let airport): FaultWords("هذه الرحلة من \(airport) إلى \(airport) نفسه", "صحّح مكان الإقلاع أو الوصول")
    case .gap(let from, let before):
      FaultWords(
        "تبدأ هذه الرحلة من \(from)، وتنتهي التي قبلها في \(before)",
        "صحّح إحداهما، أو أضف الرحلة بينهما؛ وإن كان السفر بينهما برًا فاتركها")
    case .noLanding(let airport):
      FaultWords("لا تهبط أي رحلة من هذا السفر في \(airport)", "صحّح نقطة الدخول، أو أضف الرحلة الناقصة")
    case .flightNumber(let text):
      FaultWords("«\(text)» لا يكاد يكون رقم رحلة", "اكتبه كما في التذكرة، مثل 453 أو ET 453")
    case .long(let hours): FaultWords("تستغرق هذه الرحلة أكثر من \(hours) ساعة", "راجع التاريخين")
    }
  }
}

extension ReceiverFault {
  var arabic: FaultWords {
    switch self {
    case .category(let receiver, let others, let taken):
      FaultWords(
        "تقول \(receiver.shown) إنها لا تقبل حالات \(others.joined(separator: "، "))؛ وتقبل "
          + taken.joined(separator: "، "),
        "اسأل جهة المناوبة فيها (`baton missions show \(receiver.id)`) قبل الإرسال؛ وإن قبلت هذه الحالة فأكّد ذلك")
    case .language(let receiver, let known, let spoken):
      FaultWords(
        "لا أحد في \(receiver.shown) يقول إنه يتكلم \(known.joined(separator: "، "))؛ يتكلمون "
          + spoken.joined(separator: "، "),
        "اذكر في interpreter_needed أن الترجمة مطلوبة، وأخبر \(receiver.id) في وقت كافٍ")
    case .entry(let receiver, let city, let country):
      FaultWords(
        "ينتهي السفر في \(city) (\(country))، والحالة مرسلة إلى \(receiver.shown)",
        "انظر هل \(receiver.id) هي البعثة الصحيحة؛ وإن كانت كذلك فأكّد ذلك")
    case .nationality(let receiver, let countries):
      FaultWords(
        "لا أحد في هذه الحالة من بلد \(receiver.shown): هم من \(countries.joined(separator: "، "))",
        "انظر هل \(receiver.id) هي البعثة الصحيحة؛ وإن كانت كذلك فأكّد ذلك")
    }
  }
}

extension FileFault {
  var arabic: FaultWords {
    switch self {
    case .unlisted:
      FaultWords(
        "هذا الملف غير مدرج في case.json ولا في وثيقة أخرى",
        "أضف بندًا إلى attachments (file, doc_id, type) في القسم الذي ينتمي إليه، أو احذف الملف")
    case .absent(let file): FaultWords("الملف \(file) غير موجود", "أضف الملف، أو احذف البند")
    case .almost:
      FaultWords(
        "يوجد ملف باسم يكاد يطابقه: الفرق في الأحرف الكبيرة أو في كتابة علامات التشكيل فقط",
        "اكتب الاسم هنا تمامًا كما هو اسم الملف")
    case .otherDigest(let file, let actual):
      FaultWords("بصمة الملف \(file) هي \(actual)", "ابحث أيهما الوثيقة الصحيحة؛ ولا تستبدل البصمة فحسب")
    case .noPart(let category, let document):
      FaultWords(
        "الفئة \(category) تحتاج إلى \(document)، وهو غير موجود",
        "أضف \(document) (يقول Protocol/case-fields.md ما فيه)، أو احذف الفئة")
    case .percent:
      FaultWords("اسم فيه «%» لا يجده كل برنامج يفتح حالة", "أعد تسميته، هنا وفي بنده")
    case .zero:
      FaultWords("هذا الملف فارغ: حجمه 0 بايت", "امسحه ضوئيًا أو انسخه من جديد؛ وما لم يأتِ بعد ليس مرفقًا")
    case .program: FaultWords("هذا برنامج وليس وثيقة", "احذفه؛ فالبرامج لا تُسلَّم")
    case .shortcut: FaultWords("هذا اختصار وليس وثيقة", "ضع الوثيقة نفسها مكانه")
    }
  }
}

extension NewerFault {
  var arabic: FaultWords {
    switch self {
    case .compartment:
      FaultWords("هذا ملف قسم لا يعرفه هذا الإصدار", "يُحفظ كما هو؛ حدِّث Baton لتقرأه")
    case .feature(let text):
      FaultWords("تتطلب الحالة «\(text)»، وهذا الإصدار لا يعرفه", "حدِّث قبل أن تتصرف بناءً عليها")
    case .code(let text):
      FaultWords("هذا الإصدار لا يعرف «\(text)»؛ ويُعامَل معاملة الأشد", "حدِّث Baton")
    case .field(let text):
      FaultWords("هذا الإصدار لا يعرف هذا الحقل: \(text)", "حدِّث Baton؛ ولا تتصرف دون قراءته")
    }
  }
}

extension AgedFault {
  var arabic: FaultWords {
    switch self {
    case .arrival: FaultWords("مضى موعد الوصول المقرر", "صحّح التاريخ، أو أخبر البعثة المستلمة أن الشخص قد وصل")
    case .over(let thing, let day, let isPlanned):
      FaultWords(
        "تنتهي صلاحية \(thing.arabic.message) في \(day)، \(isPlanned ? "قبل الوصول المقرر" : "وقد انتهت")",
        thing.arabic.advice)
    case .old(let thing, let day, let days, let isPlanned):
      FaultWords(
        "تاريخ \(thing.arabic.message) \(day)، قبل \(isPlanned ? "السفر" : "اليوم") بأكثر من \(days) يومًا",
        thing.arabic.advice)
    }
  }
}

extension AgedFault.Thing {
  fileprivate var arabic: FaultWords {
    switch self {
    case .consent: FaultWords("الموافقة", "اطلبها مرة أخرى قبل السفر")
    case .travelDocument: FaultWords("وثيقة السفر", "جدِّدها، أو سجّل الوثيقة التي سيسافر بها الشخص")
    case .medif: FaultWords("نموذج MEDIF", "اطلب من الطبيب نموذجًا جديدًا؛ فشركات الطيران ترفض الأقدم")
    case .fitReport: FaultWords("تقرير القدرة على السفر", "ليُفحص الشخص مرة أخرى")
    }
  }
}

extension WithheldFault {
  var arabic: FaultWords {
    switch self {
    case .unconsented(let thing, let compartment):
      FaultWords(
        "\(thing.arabic) يبقى هنا: الموافقة لا تشمل \(compartment)",
        "إن وافق الشخص فأضف «\(compartment)» إلى النطاق؛ وإلا فلا شيء عليك فعله")
    case .keyless(let thing, let compartment, let receiver):
      FaultWords(
        "\(thing.arabic) يبقى هنا: ليس لدى \(receiver) مفتاح لقسم \(compartment)",
        "اطلب منهم إنشاء مفتاح (`baton staff init` لديهم)، أو جد طريقًا آخر لهذا الجزء؛ ويُرسَل الباقي إن أكّدت")
    }
  }
}

extension WithheldFault.Thing {
  fileprivate var arabic: String {
    switch self {
    case .saying(let document): "ما يقوله \(document) عن هذا الشخص"
    case .file(let file): file
    }
  }
}
