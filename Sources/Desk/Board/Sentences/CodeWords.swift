import Base

/// Codes of a case in words. Those that a code list explains itself are shown with its explanation.
enum CodeWords {
  /// As sentences, `code_` before each.
  static func all(_ language: Language) -> [String: String] {
    let place = [Language.english: 1, .french: 2, .arabic: 3][language] ?? 1
    let pairs = "\(lines)".split(separator: "\n").map { line in
      let words = line.split(separator: "|").map(String.init)
      return ("code_\(words[0])", words[place])
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The code, English, French and Arabic.
  private static let lines: StaticString = """
    AVR|assisted voluntary return|retour volontaire assisté|عودة طوعية بمساعدة
    Actual|confirmed|avérée|مؤكد
    Agriculture|agriculture|agriculture|الزراعة
    Aquafarming|fish farming|aquaculture|تربية الأحياء المائية
    Begging|begging|mendicité|التسول
    Construction|construction|construction|البناء
    DebtBondage|debt bondage|servitude pour dettes|عبودية الدَّين
    DomesticWork|domestic work|travail domestique|العمل المنزلي
    ExcessiveWorkingHours|excessive working hours|horaires excessifs|ساعات عمل مفرطة
    FalsePromises|false promises|fausses promesses|وعود كاذبة
    ForcedBegging|forced begging|mendicité forcée|التسول القسري
    ForcedLabour|forced labour|travail forcé|العمل القسري
    ForcedMarriage|forced marriage|mariage forcé|الزواج القسري
    ForcedMilitaryService|forced military service|service militaire forcé|التجنيد القسري
    Hospitality|hotels and restaurants|hôtellerie et restauration|الفنادق والمطاعم
    IllegalAdoption|illegal adoption|adoption illégale|التبني غير القانوني
    IllicitActivities|illicit activities|activités illicites|أنشطة غير مشروعة
    Manufacturing|factories|industrie|التصنيع
    MiningOrDrilling|mining or drilling|mines ou forage|التعدين أو الحفر
    Not|no|non|لا
    OrganRemoval|removal of organs|prélèvement d’organes|نزع الأعضاء
    Other|something else|autre chose|غير ذلك
    Peddling|peddling|vente ambulante|البيع المتجول
    PhysicalAbuse|physical abuse|violence physique|إساءة جسدية
    Pornography|pornography|pornographie|المواد الإباحية
    Possible|possible|possible|محتمل
    PrivateSexualServices|private sexual services|services sexuels privés|خدمات جنسية خاصة
    Prostitution|prostitution|prostitution|البغاء
    PsychoactiveSubstances|drugs|substances psychoactives|مواد مؤثرة عقليًا
    PsychologicalAbuse|psychological abuse|violence psychologique|إساءة نفسية
    RemoteInteractiveServices|remote services|services à distance|خدمات عن بُعد
    RestrictsFinancialAccess|keeps money away|prive d’argent|يمنع الوصول إلى المال
    RestrictsMedicalCare|keeps from medical care|prive de soins|يمنع الرعاية الطبية
    RestrictsMovement|restricts movement|restreint les déplacements|يقيد الحركة
    SexualAbuse|sexual abuse|violence sexuelle|إساءة جنسية
    SexualExploitation|sexual exploitation|exploitation sexuelle|الاستغلال الجنسي
    Surrogacy|surrogacy|gestation pour autrui|تأجير الأرحام
    TakesEarnings|takes the earnings|prend les gains|يأخذ المكاسب
    ThreatOfLawEnforcement|threatens with the authorities|menace des autorités|يهدد بالسلطات
    Threats|threats|menaces|تهديدات
    Transportation|transport|transport|النقل
    UsesChildren|uses children|se sert des enfants|يستخدم الأطفال
    VHR|voluntary humanitarian return|retour humanitaire volontaire|عودة إنسانية طوعية
    WithholdsDocuments|withholds documents|retient les documents|يحجز الوثائق
    WithholdsNecessities|withholds necessities|prive du nécessaire|يحجب الضروريات
    accompanied|accompanied|accompagné|مصحوب بذويه
    adult|adult|adulte|بالغ
    aunt_uncle|aunt or uncle|oncle ou tante|عم أو خال أو عمة أو خالة
    basic|basic|de base|أساسي
    best_interests_panel|best interests panel|comité de l’intérêt supérieur|لجنة المصلحة الفضلى
    bia|best interests assessment|évaluation de l’intérêt supérieur|تقييم المصلحة الفضلى
    bid|best interests determination|détermination de l’intérêt supérieur|تحديد المصلحة الفضلى
    call|call|appel|مكالمة
    caseworker|caseworker|gestionnaire du cas|مسؤول الحالة
    child|child|enfant|طفل
    child_with_assent|child who assents|enfant qui donne son assentiment|طفل موافق
    child_without_assent|child without assent|enfant sans assentiment|طفل دون موافقته
    closed|closed|clos|مغلق
    companion|companion|compagnon|رفيق
    companions|companions|compagnons|رفاق
    compartments|compartments|compartiments|الأقسام
    consent|consent|consentement|موافقة
    consent_late|the consent came late|consentement tardif|تأخرت الموافقة
    core|core|base|الأساس
    cousin|cousin|cousin|ابن عم أو خال
    detailed|detailed|détaillé|مفصّل
    divorced|divorced|divorcé|مطلق
    do_not_contact|do not contact|ne pas contacter|لا تتصل
    doctor|doctor|médecin|طبيب
    documents_late|documents came late|documents tardifs|تأخرت الوثائق
    economic|economic|économique|اقتصادي
    education|education|éducation|التعليم
    emergency_travel_document|emergency travel document|titre de voyage d’urgence|وثيقة سفر طارئة
    employer|employer|employeur|صاحب العمل
    family|family|famille|أسرة
    female|female|féminin|أنثى
    first_month|first month|premier mois|الشهر الأول
    first_week|first week|première semaine|الأسبوع الأول
    fit|fit|apte|لائق
    fit_to_travel|fit to travel|apte au voyage|لائق للسفر
    fit_with_conditions|fit with conditions|apte sous conditions|لائق بشروط
    foster_family|foster family|famille d’accueil|أسرة حاضنة
    friend|friend|ami|صديق
    full|full|complet|كامل
    gbv|gender-based violence|violence fondée sur le genre|العنف القائم على النوع
    generalist|generalist|généraliste|عام
    grandchild|grandchild|petit-enfant|حفيد أو حفيدة
    grandparent|grandparent|grand-parent|جد أو جدة
    guardian|guardian|tuteur|وصي
    guardian_consent|guardian’s consent|consentement du tuteur|موافقة الوصي
    handover|handover note|note de remise|مذكرة تسليم
    harm_to_others|harm to others|danger pour autrui|إيذاء الآخرين
    health|health|santé|الصحة
    high|high|élevé|مرتفع
    identity|identity document|document d’identité|وثيقة هوية
    in_progress|in progress|en cours|قيد التنفيذ
    independent|independent|autonome|مستقل
    individual|individual|personne seule|فرد
    institution|institution|institution|مؤسسة
    intensive|intensive|intensif|مكثف
    laissez_passer|laissez-passer|laissez-passer|وثيقة عبور
    later|later|plus tard|لاحقًا
    legal|legal|juridique|قانوني
    logistics|logistics|logistique|الخدمات اللوجستية
    low|low|faible|منخفض
    male|male|masculin|ذكر
    married|married|marié|متزوج
    medical|health|santé|الصحة
    medical_report|medical report|rapport médical|تقرير طبي
    medif|MEDIF|MEDIF|MEDIF
    medium|medium|moyen|متوسط
    mental_health|mental health|santé mentale|الصحة النفسية
    messenger|messenger|messagerie|تطبيق مراسلة
    mhpss|mental health|santé mentale|الصحة النفسية
    national_id|national identity card|carte d’identité nationale|بطاقة هوية وطنية
    neighbour|neighbour|voisin|جار
    niece_nephew|niece or nephew|nièce ou neveu|ابن أو ابنة الأخ أو الأخت
    no|no|non|لا
    no_authority_contact|no contact with authorities|pas de contact avec les autorités|لا تواصل مع السلطات
    no_media|no media|pas de médias|لا إعلام
    non_medical|non-medical|non médical|غير طبي
    none|none|aucun|لا شيء
    nurse|nurse|infirmier|ممرض
    on_arrival|on arrival|à l’arrivée|عند الوصول
    only_if|only if|seulement si|فقط إذا
    open|open|ouvert|مفتوح
    other|other|autre|آخر
    parent|parent|parent|أحد الوالدين
    parents|parents|parents|الوالدان
    partnered|partnered|en couple|مرتبط
    passport|passport|passeport|جواز سفر
    perpetrator_at_destination|perpetrator at the destination|auteur sur le lieu de destination|الجاني في بلد الوجهة
    person|the person|la personne|الشخص
    person_decided_late|the person decided late|décision tardive de la personne|قرر الشخص متأخرًا
    photo|photo|photo|صورة
    prescription|prescription|ordonnance|وصفة طبية
    protection|protection|protection|الحماية
    protection_gbv|protection: violence|protection : violences|الحماية: العنف
    protection_trafficking|protection: trafficking|protection : traite|الحماية: الاتجار بالبشر
    psychosocial|psychosocial|psychosocial|نفسي اجتماعي
    recorded_voice|recorded voice|voix enregistrée|تسجيل صوتي
    refugee_travel_document|refugee travel document|titre de voyage de réfugié|وثيقة سفر لاجئ
    relatives|relatives|proches|أقارب
    reunified|reunified|réunifié|تم لمّ الشمل
    self|the person|la personne elle-même|الشخص نفسه
    self_harm|self-harm|automutilation|إيذاء النفس
    separated|separated|séparé|منفصل
    shelter|shelter|hébergement|المأوى
    short_notice|short notice|délai trop court|مهلة قصيرة
    sibling|brother or sister|frère ou sœur|أخ أو أخت
    signed|signed|signé|موقّع
    single|single|célibataire|أعزب
    social|social|social|اجتماعي
    spouse|spouse|conjoint|الزوج أو الزوجة
    supervisor|supervisor|superviseur|المشرف
    supported_adult|adult with support|adulte avec soutien|بالغ بمساندة
    technical|technical|technique|سبب تقني
    text_message|text message|SMS|رسالة نصية
    thumbprint|thumbprint|empreinte du pouce|بصمة الإبهام
    tick_without_document|ticked, without a document|coché, sans document|تأشير دون وثيقة
    tracing|family tracing|recherche de la famille|البحث عن الأسرة
    trafficking|trafficking|traite|الاتجار بالبشر
    trafficking_network|trafficking network|réseau de traite|شبكة اتجار
    travel_doc|travel document|document de voyage|وثيقة سفر
    uasc|unaccompanied or separated child|enfant non accompagné ou séparé|طفل غير مصحوب أو منفصل
    unaccompanied|unaccompanied|non accompagné|غير مصحوب
    unfit|unfit|inapte|غير لائق
    verified|verified|vérifié|تم التحقق
    visit|visit|visite|زيارة
    vital_interest|vital interest|intérêt vital|مصلحة حيوية
    ward|ward|pupille|تحت الوصاية
    widowed|widowed|veuf|أرمل
    witnessed_verbal|spoken before a witness|oral devant témoin|شفهي أمام شاهد
    workload|too much work|charge de travail|كثرة العمل
    yes|yes|oui|نعم
    """
}
