import Base

extension CaseFault {
  var arabic: FaultWords {
    switch self {
    case .folder(let fault): fault.arabic
    case .document(let fault): fault.arabic
    case .slip(let fault): fault.arabic
    case .field(let fault): fault.arabic
    case .group(let fault): fault.arabic
    case .consent(let fault): fault.arabic
    case .person(let fault): fault.arabic
    case .journey(let fault): fault.arabic
    case .receiver(let fault): fault.arabic
    case .file(let fault): fault.arabic
    case .newer(let fault): fault.arabic
    case .aged(let fault): fault.arabic
    case .withheld(let fault): fault.arabic
    }
  }
}

extension FolderFault {
  fileprivate var arabic: FaultWords {
    switch self {
    case .unopened(let reason):
      FaultWords("تعذّر فتح مجلد الحالة: \(reason)", "سمِّ مجلدًا يمكنك قراءته؛ وإن كان رابطًا فسمِّ ما يشير إليه")
    case .noCaseFile:
      FaultWords("لا يوجد case.json في هذا المجلد", "سمِّ المجلد الذي يحتوي case.json و attachments/")
    case .misnamedCaseFile(let name):
      FaultWords(
        "لا يوجد case.json في هذا المجلد، لكن يوجد \(name)",
        name.lowercased().hasSuffix(".txt")
          ? "أعد تسميته إلى case.json؛ يخفي Windows اللاحقة .txt إلى أن تُظهر لواحق الأسماء"
          : "أعد تسميته إلى case.json، كله بأحرف صغيرة")
    case .beginsWithout: FaultWords("لا يوجد case.json", "تبدأ الحالة بملفها case.json")
    case .notUTF8: FaultWords("هذا الاسم ليس UTF-8 صحيحًا", "أعد تسميته")
    case .irregular(let kind): FaultWords("هذا \(kind.arabic)", "ضع الملف نفسه مكانه")
    case .litter: FaultWords("هذا ليس جزءًا من الحالة ويبقى هنا", "أنشأه الحاسوب؛ لا شيء عليك فعله")
    case .hidden: FaultWords(Self.foreignArabic, "لا تُسلَّم الملفات المخفية؛ احذفه")
    case .editorCopy: FaultWords(Self.foreignArabic, "أغلق البرنامج الذي فُتحت فيه الوثيقة، ثم احذفه")
    case .unportable(let fault): FaultWords("لا يمكن نقل هذا الاسم: \(fault.arabic)", "أعد تسميته")
    case .stray: FaultWords(Self.strangerArabic, "انقله إلى attachments/ وأدرجه في case.json، أو احذفه")
    case .strayDocument(let hint): FaultWords(Self.strangerArabic, hint.arabic())
    case .alike(let other): FaultWords("هذا الاسم و \(other) واحد على بعض الأقراص", "أعد تسمية أحدهما")
    case .attachmentsIsFile: FaultWords("attachments ملف", "اجعله مجلدًا")
    case .tooManyFiles(let most):
      FaultWords(
        "في هذا المجلد أكثر من \(most) ملف", "سلِّم وثائق هذه الحالة وحدها؛ واجمع الصفحات في ملف PDF واحد")
    case .documentIsFolder(let name): FaultWords("\(name) مجلد", "اجعله ملفًا")
    case .empty: FaultWords("هذا المجلد فارغ ويبقى هنا", "الحالة هي ملفاتها؛ إن كان يجب أن يحوي شيئًا فضعه فيه")
    case .unreadable(let reason):
      FaultWords("تعذّرت قراءة هذا: \(reason)", "امنح نفسك حق قراءته (chmod u+rX)، أو انسخه من جديد")
    case .changed: FaultWords("تغيّر هذا أثناء قراءته", "احفظه وأغلقه، ثم حاول مرة أخرى")
    }
  }

  private static let foreignArabic = "هذا لا ينتمي إلى حالة"
  private static let strangerArabic = "يحوي مجلد الحالة case.json وملفات الأقسام و attachments/ ولا شيء غيرها"
}

extension FolderFault.Irregular {
  fileprivate var arabic: String {
    switch self {
    case .link: "رابط"
    case .pipe: "أنبوب"
    case .socket: "مقبس شبكة"
    case .device: "جهاز"
    case .other: "ليس ملفًا عاديًا"
    }
  }
}

extension NameFault {
  var arabic: String {
    switch self {
    case .empty: "الاسم فارغ"
    case .longPath(let most): "المسار أطول من \(most) بايت"
    case .emptyPart: "فيه جزء فارغ، أو يبدأ أو ينتهي بـ «/»"
    case .dots(let name): "«\(name)» ليس اسمًا"
    case .long(let most): "اسم أطول من \(most) بايت"
    case .control: "في الاسم محرف تحكم"
    case .end: "ينتهي الاسم بنقطة أو فراغ"
    case .reserved(let name): "«\(name)» اسم محجوز في Windows"
    case .character(let character): "في الاسم المحرف «\(character)»"
    }
  }
}

extension DocumentFault {
  fileprivate var arabic: FaultWords {
    switch self {
    case .large(let octets, let most, let document):
      FaultWords("حجمه \(octets) بايت؛ ويُقرأ \(most) على الأكثر", "ضع الوثائق في attachments/ لا في \(document)")
    case .utf16: FaultWords("محفوظ بترميز UTF-16", "احفظه بترميز UTF-8: حفظ باسم، الترميز، UTF-8")
    case .notUTF8: FaultWords("ليس UTF-8 صحيحًا", "احفظه بترميز UTF-8")
    case .empty: FaultWords("إنه فارغ", "احفظ الحالة مرة أخرى، أو انسخ الملف من جديد")
    case .marked: FaultWords("يبدأ بعلامة ترتيب البايتات", "احفظه بترميز UTF-8 من دونها")
    case .malformed(let line, let column, let reason):
      FaultWords("ليس JSON صحيحًا في السطر \(line)، العمود \(column): \(reason)", "صحّحه هناك")
    }
  }
}

extension SlipFault {
  fileprivate var arabic: FaultWords {
    switch self {
    case .invisible: FaultWords("هنا محرف غير مرئي", "احذف فراغات السطر واكتبها من جديد")
    case .lastComma: FaultWords("توجد فاصلة بعد البند الأخير", "احذف الفاصلة")
    case .twoCommas: FaultWords("فاصلتان لا شيء بينهما", "احذف إحداهما")
    case .firstComma: FaultWords("توجد فاصلة قبل البند الأول", "احذف الفاصلة")
    case .noComma: FaultWords("تنقص فاصلة بعد بند هذا السطر", "اكتب فاصلة في نهاية البند")
    case .comment:
      FaultWords("يوجد تعليق، ولا تعليقات في JSON", "احذفه؛ وما يجب أن يعرفه المستلم مكانه حقل من الحقول")
    case .bareKey(let text): FaultWords("اسم الحقل \(text) دون علامتي اقتباس", "اكتب \"\(text)\"")
    case .capitals(let text): FaultWords("\(text) مكتوب بأحرف كبيرة", "اكتب \(text.lowercased())")
    case .otherWord(let text):
      FaultWords("\(text) ليس JSON", "اترك الحقل، أو قل السبب: \(MissingReason.list)")
    case .bareValue(let text): FaultWords("القيمة \(text) دون علامتي اقتباس", "اكتب \"\(text)\"")
    case .quotes(let quotes):
      FaultWords("\(quotes.arabic) ليست علامات JSON", "اكتب \" قبلها وبعدها؛ وأوقف علامات الاقتباس الذكية في المحرر")
    case .control: FaultWords("داخل علامتي الاقتباس علامة جدولة أو محرف تحكم", "احذفه، أو اكتب \\t")
    case .unclosed:
      FaultWords("لم تُغلق علامة الاقتباس في هذا السطر", "اكتب \" في النهاية؛ والسطر الجديد داخل النص يُكتب \\n")
    case .backslash:
      FaultWords("شرطة مائلة عكسية لا يعرفها JSON", "في المسار اكتب / بدل \\؛ وإلا فاكتب \\\\")
    }
  }
}

extension SlipFault.Quotes {
  fileprivate var arabic: String {
    switch self {
    case .single: "علامات الاقتباس المفردة"
    case .curly: "علامات الاقتباس المنحنية"
    case .angled: "علامات اقتباس النصوص"
    }
  }
}

extension FieldFault {
  fileprivate var arabic: FaultWords {
    switch self {
    case .unsaid: FaultWords("لم يُذكر شيء هنا", "املأه، أو قل السبب: \(MissingReason.list)")
    case .absent: FaultWords("هذا الحقل لازم", "أضفه")
    case .absentBeside(let key): FaultWords("هذا الحقل لازم لأن \(key) موجود", "أضفه")
    case .withoutValue(let reason, let expected):
      FaultWords("يجب أن تكون لهذا الحقل قيمة، وفيه «\(reason)»", "أعطِ \(expected.arabic)")
    case .null: FaultWords("null لا يقول شيئًا", "اترك الحقل، أو اكتب أحد: \(MissingReason.list)")
    case .otherKind(let expected, let found):
      FaultWords("المتوقع \(expected.arabic)، والموجود \(found.arabic)", "اكتب \(expected.arabic)")
    case .noCount(let digits, let most):
      FaultWords("\(digits) ليس \(Expected.count(most: most).arabic)", "اكتب أرقامًا فقط")
    case .emptyList(let element):
      FaultWords("يجب أن يكون في هذه القائمة \(element.arabic) على الأقل", "أضف، أو قل لماذا لا يوجد")
    case .otherForm(let text, let form, let named, let hint):
      FaultWords("«\(text)» ليس \(Expected.form(form, words: named).arabic)", hint.arabic(of: form))
    case .unportablePath(let fault):
      FaultWords("لا يمكن نقل هذا المسار: \(fault.arabic)", "أعد تسمية الملف والمسار هنا")
    case .outsideAttachments: FaultWords("مكان المرفقات داخل attachments/", "انقل الملف إليه")
    case .noSuchPrefix(let text):
      FaultWords("لا بلد له الرمز الذي يبدأ به «\(text)»", "اكتب + ثم رمز البلد، دون صفر بعده")
    case .unknown(let key, let hint):
      FaultWords("لا يوجد هنا حقل «\(key)»", "\(hint.arabic())؛ لا يُسلَّم ما لا يقرؤه أحد")
    case .unknownTooLarge:
      FaultWords(
        "هذا الإصدار لا يعرف هذا الحقل، وهو أكبر من أن يُحفظ",
        "حدِّث Baton، أو اطلب من المرسل أن يسلّم الحالة من دونه")
    case .twice(let line): FaultWords("هذا الحقل مكرر (مرة أخرى في السطر \(line))", "أبقِ واحدًا منهما")
    case .nameless:
      FaultWords(
        "ليس في هذا الاسم جزء هو اسم", "أعطِ واحدًا على الأقل من given و middle و family و nickname، أو قل لماذا لا يُعرف")
    case .noDetermination:
      FaultWords(
        "لم يُذكر تحديد المصلحة الفضلى ولا الاستثناء منه",
        "أعطِ bid أو bid_exception، أو قل في أحدهما لماذا لا يوجد")
    }
  }
}

extension FieldFault.Element {
  fileprivate var arabic: String {
    switch self {
    case .person: "شخص واحد"
    case .name: "اسم واحد"
    case .leg: "رحلة واحدة"
    case .compartment: "قسم واحد"
    }
  }
}

extension JSONTree.Kind {
  fileprivate var arabic: String {
    switch self {
    case .object: "كائن"
    case .list: "قائمة"
    case .string: "نص"
    case .number: "عدد"
    case .flag: "true أو false"
    case .null: "null"
    }
  }
}

extension Expected {
  fileprivate var arabic: String {
    switch self {
    case .flag: "true أو false"
    case .count(let most): "عددًا صحيحًا من 0 إلى \(most)"
    case .form(let name, _): FormWords.arabic[name]?.expected ?? "رمزًا من القائمة «\(name)»"
    case .list(let element): "قائمة، كل عنصر فيها \(element.arabic)"
    case .object: "كائنًا"
    }
  }
}

extension Hint {
  /// - Parameter form: The name of the form whose texts it is about.
  func arabic(of form: String = "") -> String {
    switch self {
    case .near(let candidates): "هل تقصد \(candidates.map(\.shown).joined(separator: " أو "))؟"
    case .valid(let codes): "الصحيح: \(codes.joined(separator: "، "))"
    case .schema: "انظر في Protocol/schemas/v1/case.schema.json ما الصحيح هنا"
    case .compartments(let files): "ملفات الأقسام هي \(files.joined(separator: "، "))"
    case .form(let words): FormWords.arabic[form]?.advice ?? words
    }
  }
}
