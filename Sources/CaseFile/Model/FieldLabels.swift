package import Base

extension CaseField {
  /// What people call the field, in one of the languages of staff.
  package func label(in language: Language) -> String {
    switch language {
    case .english: label
    case .french: FieldLabels.table[label]?.french ?? label
    case .arabic: FieldLabels.table[label]?.arabic ?? label
    }
  }
}

/// The labels of fields in French and Arabic. What has one label in English has one in each language: a word that would be
/// another one elsewhere gets an English label of its own.
enum FieldLabels {
  static let table = Dictionary(
    uniqueKeysWithValues: "\(lines)".split(separator: "\n").map { line in
      let words = line.split(separator: "|").map(String.init)
      return (words[0], (french: words[1], arabic: words[2]))
    })

  /// English, French and Arabic, in the order of the English ones.
  private static let lines: StaticString = """
    About|Sujet|الموضوع
    Airline|Compagnie aérienne|شركة الطيران
    Alerts|Alertes|تنبيهات
    Allergies|Allergies|الحساسية
    Arranged until|Prévu jusqu’au|مرتَّب حتى
    Arranged|Convenu|تم الترتيب
    Arrives|Arrivée|الوصول
    Assessed on|Évalué le|تاريخ التقييم
    At the destination|Sur le lieu de destination|في بلد الوجهة
    Attachments|Pièces jointes|المرفقات
    Best interests assessment|Évaluation de l’intérêt supérieur|تقييم المصلحة الفضلى
    Best interests determination|Détermination de l’intérêt supérieur|تحديد المصلحة الفضلى
    Called|Surnom|يُنادى
    Care after arrival|Prise en charge après l’arrivée|الرعاية بعد الوصول
    Case management|Gestion du cas|إدارة الحالة
    Case number|Numéro du cas|رقم الحالة
    Caseworker|Gestionnaire du cas|مسؤول الحالة
    Categories|Catégories|الفئات
    Channel|Moyen de contact|وسيلة الاتصال
    Compartment|Compartiment|القسم
    Complications|Complications|مضاعفات
    Condition|Affection|الحالة الصحية
    Conditions|Affections|الحالات الصحية
    Consent to this part|Consentement pour cette partie|الموافقة على هذا الجزء
    Consent|Consentement|الموافقة
    Contacts|Contacts|جهات الاتصال
    Controlled|Substance contrôlée|خاضع للرقابة
    Danger from perpetrators|Danger de la part des auteurs|خطر من الجناة
    Danger|Danger|الخطر
    Date of birth is estimated|Date de naissance estimée|تاريخ الميلاد تقديري
    Date of birth|Date de naissance|تاريخ الميلاد
    Days it lasts from arrival on|Jours de réserve à l’arrivée|أيام الكفاية من يوم الوصول
    Days waited|Jours d’attente|أيام الانتظار
    Decided by|Décidé par|صاحب القرار
    Decided on|Décidé le|تاريخ القرار
    Decision|Décision|القرار
    Departs|Départ|المغادرة
    Digest|Empreinte|البصمة الرقمية
    Doctor at the destination|Médecin à destination|الطبيب في بلد الوجهة
    Document|Document|الوثيقة
    Domain|Domaine|المجال
    Done by|Fait par|أُجري بواسطة
    Done on|Fait le|أُجري في
    Dose|Dose|الجرعة
    Due|Terme prévu|موعد الولادة
    E-mail|Courriel|البريد الإلكتروني
    Equipment|Équipement|المعدات
    Escort|Accompagnement|المرافقة
    Examined by|Examiné par|فحصه
    Examined on|Examiné le|تاريخ الفحص
    Explained in|Expliqué en|شُرحت بلغة
    Exploitation|Exploitation|الاستغلال
    Exploited in|Exploité à|مكان الاستغلال
    Family name|Nom de famille|اسم العائلة
    Family tracing|Recherche de la famille|البحث عن الأسرة
    File|Fichier|الملف
    Final destination|Destination finale|الوجهة النهائية
    Finding|Conclusion|النتيجة الطبية
    Fit to travel|Apte à voyager|القدرة على السفر
    Flight number|Numéro de vol|رقم الرحلة
    Flights|Vols|الرحلات
    For a longer time|Sur une plus longue durée|لمدة أطول
    From this role on|À partir de ce rôle|ابتداءً من هذا الدور
    From|De|من
    Gender identity|Identité de genre|الهوية الجندرية
    Given by|Donné par|مانح الموافقة
    Given name|Prénom|الاسم الأول
    Given|Donné|مُنحت
    Group|Groupe|المجموعة
    Guardian's consent|Consentement du tuteur|موافقة الوصي
    Guardian|Tuteur|الوصي
    Handover|Remise|التسليم
    Head of the group|Responsable du groupe|رب المجموعة
    Holds until|Valable jusqu’au|سارية حتى
    Hopes for|Attentes|يأمل في
    How it shows|Manifestations|كيف يظهر
    How often|Fréquence|عدد المرات
    How|Comment|كيف
    Identity document|Pièce d’identité|وثيقة الهوية
    Identity|Identité|الهوية
    In what capacity|À quel titre|بأي صفة
    Information given|Informations données|المعلومات المقدَّمة
    Is to the child|Lien avec l’enfant|صلته بالطفل
    Is to the person|Lien avec la personne|صلته بالشخص
    Issued by|Délivré par|جهة الإصدار
    Issued on|Délivré le|تاريخ الإصدار
    Keep together|Ne pas séparer|عدم التفريق بينهم
    Kind of care|Type de prise en charge|نوع الرعاية
    Kind of labour|Type de travail|نوع العمل
    Kind of return|Type de retour|نوع العودة
    Kind of sexual exploitation|Type d’exploitation sexuelle|نوع الاستغلال الجنسي
    Kind|Type|النوع
    Knows of reintegration|Connaît la réintégration|معرفته بإعادة الإدماج
    Knows of the return|Au courant du retour|على علم بالعودة
    Handed in late because|Remis tard parce que|سُلّم متأخرًا بسبب
    Languages|Langues|اللغات
    Language|Langue|اللغة
    Last dose|Dernière dose|آخر جرعة
    Layout|Format|الصيغة
    Legal basis|Base légale|الأساس القانوني
    Legal basis instead of consent|Base légale au lieu du consentement|أساس قانوني بدل الموافقة
    Legal status|Statut juridique|الوضع القانوني
    Level|Niveau|المستوى
    MEDIF signed on|MEDIF signé le|تاريخ توقيع نموذج MEDIF
    Marital status|État civil|الحالة الاجتماعية
    May be told|Peut être informé de|ما يجوز إخباره به
    Media type|Type de média|نوع الوسائط
    Medicines|Médicaments|الأدوية
    Medicine|Médicament|الدواء
    Medium or high risk|Risque moyen ou élevé|خطر متوسط أو مرتفع
    Met by|Accueilli par|المستقبِل
    Methods of control|Moyens de contrôle|وسائل السيطرة
    Middle name|Deuxième prénom|الاسم الأوسط
    Model|Modèle|النموذج
    Names|Noms|الأسماء
    Name|Nom|الاسم
    Nationality|Nationalité|الجنسية
    Needs an interpreter|A besoin d’un interprète|يحتاج إلى مترجم
    Needs at once|Besoins immédiats|احتياجات فورية
    Needs case management|A besoin d’une gestion de cas|يحتاج إلى إدارة حالة
    Needs|Besoins|الاحتياجات
    Need|Besoin|الاحتياج
    Next appointment|Prochain rendez-vous|الموعد القادم
    Not finished|Non terminé|غير منتهٍ
    Noted on|Noté le|سُجِّل في
    Note|Remarque|ملاحظة
    Number in this case|Numéro dans ce cas|الرقم في هذه الحالة
    Numbers elsewhere|Numéros ailleurs|أرقام في أنظمة أخرى
    Number|Numéro|الرقم
    On duty|De permanence|المناوب
    Onward transport|Suite du trajet|النقل بعد الوصول
    On|Le|في تاريخ
    Opened|Ouvert le|تاريخ الفتح
    Organisation|Organisation|المنظمة
    Original kept by|Original conservé par|الأصل محفوظ لدى
    Outcome|Résultat|المحصلة
    Panel|Comité|اللجنة
    Parts are withheld|Des parties sont retenues|أجزاء محجوبة
    Persons|Personnes|الأشخاص
    Person|Personne|الشخص
    Phone|Téléphone|الهاتف
    Point of entry|Point d’entrée|نقطة الدخول
    Precautions against infection|Précautions contre l’infection|احتياطات العدوى
    Pregnancy|Grossesse|الحمل
    Promises|Promesses|الوعود
    Protection concerns|Problèmes de protection|مخاوف الحماية
    Provider|Prestataire|مقدِّم الخدمة
    Reads and writes|Lit et écrit|القراءة والكتابة
    Reads it|La lit|يقرؤها
    Reason|Motif|السبب
    Reception|Accueil|الاستقبال
    Recruited in|Recruté à|مكان التجنيد
    Relations|Liens|الصلات
    Requires|Exige|يتطلب
    Result|Résultat de l’évaluation|نتيجة التقييم
    Risk|Risque|الخطورة
    Safe hours|Heures sûres|الأوقات الآمنة
    Safe to call|Peut être appelé sans danger|الاتصال آمن
    Safety plan|Plan de sécurité|خطة السلامة
    Say who calls|Se présenter comme|التعريف بالمتصل
    Screened on|Évalué le|تاريخ الفرز
    Script|Écriture|الكتابة
    Services given|Services fournis|الخدمات المقدَّمة
    Services received|Services reçus|الخدمات المتلقاة
    Sex|Sexe|الجنس
    Shelter|Hébergement|المأوى
    Signed handover|Remise signée|محضر التسليم الموقَّع
    Since|Depuis|منذ
    Speaks it|La parle|يتحدثها
    Special assistance|Assistance spéciale|مساعدة خاصة
    Specific needs|Besoins spécifiques|احتياجات خاصة
    State|État|الحالة
    Status decided by|Statut déterminé par|الجهة المحدِّدة للوضع
    Status|Statut|الوضع
    Still to do|Reste à faire|ما تبقى من عمل
    Substance|Substance|المادة
    Summary|Résumé|الملخص
    Supervisor|Superviseur|المشرف
    System|Système|النظام
    The child agrees|L’enfant est d’accord|الطفل موافق
    Therapist|Thérapeute|المعالج
    This person|Cette personne|هذا الشخص
    To others|Pour autrui|على الآخرين
    To the person|Pour la personne|على الشخص نفسه
    To whom|À qui|إلى من
    To|À|إلى
    Travel document|Document de voyage|وثيقة السفر
    Travels|Voyage|يسافر
    Travel|Voyage du groupe|السفر
    Treated|Traité|قيد العلاج
    Treatment|Traitement|العلاج
    Triggers|Déclencheurs|المثيرات
    Under which conditions|À quelles conditions|بأي شروط
    Until|Jusqu’au|حتى
    Urgency|Urgence|درجة الاستعجال
    Valid until|Valide jusqu’au|صالحة حتى
    Verified by|Vérifié par|تحقق منه
    Verified on|Vérifié le|تاريخ التحقق
    Vulnerability|Vulnérabilité|الهشاشة
    Weeks|Semaines|الأسابيع
    What for|But|الغرض
    What happens|Réaction|ما يحدث
    What is known|Ce que l’on sait|ما هو معروف
    What it covers|Ce qu’elle couvre|ما يشمله
    What may be handed over|Ce qui peut être transmis|ما يجوز تسليمه
    What the child says|Ce que dit l’enfant|ما يقوله الطفل
    What to do|Que faire|ما يجب فعله
    What was said and expected|Ce qui a été dit et attendu|ما قيل وما يُتوقع
    What|Quoi|ماذا
    Where|Où|أين
    Who may be told|Qui peut être informé|من يجوز إخباره
    Who may receive it|Qui peut le recevoir|من يجوز له الاستلام
    Why there is no determination|Pourquoi il n’y a pas de détermination|سبب عدم وجود تحديد
    Why|Pourquoi|لماذا
    Who|Qui|من المسؤول
    With an interpreter|Avec interprète|بوجود مترجم
    With which tool|Avec quel outil|بأي أداة
    With whom|Avec qui|مع من
    Withdrawn on|Retiré le|سُحبت في
    Withheld from|À ne pas transmettre à|محجوب عن
    is|est|هو
    of that person|de cette autre personne|لذلك الشخص
    """
}
