package import Base

extension CaseField {
  /// What it says, in one of the languages of staff; empty when the label says it all.
  package func says(in language: Language) -> String { FieldHints.words(says, in: language) }
}

extension CaseField.Caution {
  /// What is shown before the value is, in one of the languages of staff.
  package func says(in language: Language) -> String { FieldHints.words(says, in: language) }
}

/// The sentences beside the fields of the core in French and Arabic, by the English ones: what a form asks for is said in the
/// language of whoever fills it in.
enum FieldHints {
  static func words(_ english: String, in language: Language) -> String {
    switch language {
    case .english: english
    case .french: table[english]?.french ?? english
    case .arabic: table[english]?.arabic ?? english
    }
  }

  static let table: [String: (french: String, arabic: String)] = {
    let rows = "\(lines)".split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], (french: $0[1], arabic: $0[2])) })
  }()

  /// English, French and Arabic.
  private static let lines: StaticString = """
    At least one.|Au moins une.|واحد على الأقل.
    May be an empty object.|Peut rester vide.|قد يبقى فارغًا.
    Whoever has refused is not handed over.|Qui a refusé n’est pas transmis.|من رفض لا يُسلَّم ملفه.
    Whom to reach, and who must not learn of it.|Qui joindre, et qui ne doit pas l’apprendre.|بمن نتصل، ومن لا يجوز أن يعلم.
    Dangers; shown before everything else.|Dangers ; montrés avant tout le reste.|الأخطار؛ تظهر قبل كل شيء.
    Identifier of the person within the case group.|Ce qui désigne la personne dans ce dossier.|ما يدل على الشخص داخل هذا الملف.
    One entry for each way of writing.|Une entrée pour chaque façon d’écrire.|خانة لكل طريقة كتابة.
    As registered.|Comme enregistré.|كما هو مسجل.
    As far as it is known.|Autant qu’on la connaît.|بقدر ما هو معروف.
    In the person's own words.|Dans les mots de la personne.|بكلمات الشخص نفسه.
    Name the person is called by.|Le nom par lequel on appelle la personne.|الاسم الذي يُنادى به الشخص.
    Whether the person speaks it.|Si la personne la parle.|هل يتكلمها الشخص.
    Whether the person reads it.|Si la personne la lit.|هل يقرؤها الشخص.
    The other system.|L’autre système.|النظام الآخر.
    The number.|Le numéro.|الرقم.
    Issuing state.|État qui l’a délivré.|الدولة التي أصدرته.
    Last day it is valid.|Dernier jour de validité.|آخر يوم يصلح فيه.
    Compartments the consent covers.|Les parties que couvre le consentement.|الأجزاء التي تشملها الموافقة.
    Who may receive the case.|Qui peut recevoir le dossier.|من يجوز أن يتلقى الملف.
    Language it was explained in.|Langue dans laquelle on l’a expliqué.|اللغة التي شُرحت بها.
    Whether an interpreter was there.|Si un interprète était là.|هل كان مترجم حاضرًا.
    A tick without a document is a value of its own.|Une coche sans document est une valeur à part.|التأشير دون وثيقة قيمة قائمة بذاتها.
    doc_id of the attachment that shows it.|Numéro de la pièce jointe qui le montre.|رقم المرفق الذي يثبتها.
    Who must not see it.|Qui ne doit pas le voir.|من لا يجوز أن يراه.
    Last day it holds.|Dernier jour où il vaut.|آخر يوم تسري فيه.
    When the person took it back; such a case is refused.|Quand la personne l’a retiré ; un tel dossier est refusé.|متى سحبها الشخص؛ ملف كهذا يُرفض.
    Compartments without which the life cannot be saved.|Les parties sans lesquelles la vie ne peut être sauvée.|الأجزاء التي لا تُنقذ الحياة دونها.
    What the danger is, and why the person cannot be asked.|Quel est le danger, et pourquoi on ne peut demander à la personne.|ما الخطر، ولماذا لا يمكن سؤال الشخص.
    Who answers for it.|Qui en répond.|من يتحمل المسؤولية.
    Whether calling is safe for the person and for who answers. Anything but yes means: ask before calling.|Si appeler est sûr pour la personne et pour qui répond. Tout autre que oui : demandez avant d’appeler.|هل الاتصال آمن للشخص ولمن يجيب. كل ما عدا نعم يعني: اسأل قبل الاتصال.
    When calling is safe.|Quand appeler est sûr.|متى يكون الاتصال آمنًا.
    Whether this person knows that the other returns.|Si cette personne sait que l’autre revient.|هل يعرف هذا الشخص أن الآخر عائد.
    What this person may be told; nothing else may be.|Ce qu’on peut dire à cette personne ; rien d’autre.|ما يجوز أن يُقال لهذا الشخص، ولا شيء غيره.
    As whom or what the caller gives themselves out.|Pour qui ou quoi se fait passer qui appelle.|بأي صفة يقدّم المتصل نفسه.
    Who may read the text at least; that there is an alert everybody sees.|À partir de qui le texte se lit ; qu’il y a une alerte, tous le voient.|من أي دور يُقرأ النص؛ أما وجود التنبيه فيراه الجميع.
    Last day of the danger, if it has one.|Dernier jour du danger, s’il y en a un.|آخر يوم للخطر إن كان له يوم.
    Whether somebody has still to answer.|Si quelqu’un doit encore répondre.|هل ما زال على أحد أن يجيب.
    What somebody promised, and who.|Ce que quelqu’un a promis, et qui.|ما الذي وُعد به، ومن وعد.
    Days from the wish to return to the departure.|Jours entre le souhait de retour et le départ.|الأيام من الرغبة في العودة حتى السفر.
    UNHCR's codes; the two letters of a group where no code of it fits.|Codes du HCR ; les deux lettres d’un groupe si aucun de ses codes ne convient.|رموز المفوضية؛ حرفا المجموعة إن لم يناسب أي من رموزها.
    The sending mission's identifier of this case group.|Ce par quoi la mission qui envoie désigne ce dossier.|ما تعرّف به البعثة المرسِلة هذا الملف.
    What holds the group together; an individual case has exactly one person.|Ce qui lie le groupe ; un dossier individuel a exactement une personne.|ما يجمع المجموعة؛ الملف الفردي فيه شخص واحد تمامًا.
    person_id of the person who speaks for the group.|Numéro de la personne qui parle pour le groupe.|رقم الشخص الذي يتكلم عن المجموعة.
    Who is what to whom.|Qui est quoi pour qui.|صلة كل واحد بالآخر.
    Whether the group must not be separated.|Si le groupe ne doit pas être séparé.|هل لا يجوز تفريق المجموعة.
    person_id of one person.|Numéro d’une personne.|رقم أحد الشخصين.
    person_id of the other.|Numéro de l’autre.|رقم الآخر.
    What a is to b.|Ce que la première est à la seconde.|صلة الأول بالثاني.
    In the order of travel.|Dans l’ordre du voyage.|بترتيب السفر.
    Airport code, or a place in words.|Code d’aéroport, ou un lieu en mots.|رمز المطار، أو مكان بالكلمات.
    Who travels along.|Qui voyage avec.|من يسافر معه.
    IATA special service requests, such as WCHR.|Demandes de service spécial de l’IATA, comme WCHR.|طلبات الخدمة الخاصة في إياتا، مثل WCHR.
    OCHA P-code.|P-code de l’OCHA.|رمز المكان لدى أوتشا.
    Of the last leg: the planned arrival.|Du dernier vol : l’arrivée prévue.|في آخر رحلة: الوصول المقرر.
    Who waits.|Qui attend.|من ينتظر.
    Where the group sleeps.|Où dort le groupe.|أين تنام المجموعة.
    How it travels on.|Comment il continue.|كيف تكمل الطريق.
    How long this is arranged for.|Jusqu’à quand c’est arrangé.|إلى متى رُتّب هذا.
    What makes more information necessary, and the file of a compartment.|Ce qui rend d’autres renseignements nécessaires, et le fichier d’une partie.|ما يستلزم معلومات أكثر وملف أحد الأجزاء.
    How great the danger to the person is judged to be.|Quel danger on estime que court la personne.|كم يُقدَّر الخطر على الشخص.
    Who answers when the caseworker is away.|Qui répond quand le gestionnaire est absent.|من يجيب حين يغيب المسؤول عن الملف.
    The case in a few sentences.|Le dossier en quelques phrases.|الملف في بضع جمل.
    Why less time is left before the arrival than the two missions have agreed on.|Pourquoi il reste moins de temps avant l’arrivée que convenu entre les deux missions.|لماذا بقي قبل الوصول وقت أقل مما اتفقت عليه البعثتان.
    What is to be done.|Ce qu’il y a à faire.|ما الذي يُعمل.
    Who does it.|Qui le fait.|من يعمله.
    Calling this number may put somebody in danger. Read when and how before you call.|Appeler ce numéro peut mettre quelqu’un en danger. Lisez quand et comment avant d’appeler.|الاتصال بهذا الرقم قد يعرّض أحدًا للخطر. اقرأ متى وكيف قبل أن تتصل.
    """
}
