// Written by Protocol/code-lists/countries.py; not to be edited by hand.

/// Countries and areas: the 249 officially assigned codes of ISO 3166-1.
///
/// - Note: Source of the codes: ISO 3166-1, by pycountry 26.2.16; of the names: Unicode CLDR, by Babel 2.18.0, Unicode
///   License v3; Protocol/code-lists/README.md.
enum CountryTable {
  /// One a line, in the order of its code: alpha-3, alpha-2, and the names in English, French and Arabic, between bars.
  static let countries: StaticString = """
    ABW AW Aruba|Aruba|أروبا
    AFG AF Afghanistan|Afghanistan|أفغانستان
    AGO AO Angola|Angola|أنغولا
    AIA AI Anguilla|Anguilla|أنغويلا
    ALA AX Åland Islands|Îles Åland|جزر آلاند
    ALB AL Albania|Albanie|ألبانيا
    AND AD Andorra|Andorre|أندورا
    ARE AE United Arab Emirates|Émirats arabes unis|الإمارات العربية المتحدة
    ARG AR Argentina|Argentine|الأرجنتين
    ARM AM Armenia|Arménie|أرمينيا
    ASM AS American Samoa|Samoa américaines|ساموا الأمريكية
    ATA AQ Antarctica|Antarctique|أنتاركتيكا
    ATF TF French Southern Territories|Terres australes françaises|الأقاليم الجنوبية الفرنسية
    ATG AG Antigua & Barbuda|Antigua-et-Barbuda|أنتيغوا وبربودا
    AUS AU Australia|Australie|أستراليا
    AUT AT Austria|Autriche|النمسا
    AZE AZ Azerbaijan|Azerbaïdjan|أذربيجان
    BDI BI Burundi|Burundi|بوروندي
    BEL BE Belgium|Belgique|بلجيكا
    BEN BJ Benin|Bénin|بنين
    BES BQ Caribbean Netherlands|Pays-Bas caribéens|هولندا الكاريبية
    BFA BF Burkina Faso|Burkina Faso|بوركينا فاسو
    BGD BD Bangladesh|Bangladesh|بنغلاديش
    BGR BG Bulgaria|Bulgarie|بلغاريا
    BHR BH Bahrain|Bahreïn|البحرين
    BHS BS Bahamas|Bahamas|جزر البهاما
    BIH BA Bosnia & Herzegovina|Bosnie-Herzégovine|البوسنة والهرسك
    BLM BL St. Barthélemy|Saint-Barthélemy|سان بارتليمي
    BLR BY Belarus|Biélorussie|بيلاروس
    BLZ BZ Belize|Belize|بليز
    BMU BM Bermuda|Bermudes|برمودا
    BOL BO Bolivia|Bolivie|بوليفيا
    BRA BR Brazil|Brésil|البرازيل
    BRB BB Barbados|Barbade|بربادوس
    BRN BN Brunei|Brunei|بروناي
    BTN BT Bhutan|Bhoutan|بوتان
    BVT BV Bouvet Island|Île Bouvet|جزيرة بوفيه
    BWA BW Botswana|Botswana|بوتسوانا
    CAF CF Central African Republic|République centrafricaine|جمهورية أفريقيا الوسطى
    CAN CA Canada|Canada|كندا
    CCK CC Cocos (Keeling) Islands|Îles Cocos|جزر كوكوس (كيلينغ)
    CHE CH Switzerland|Suisse|سويسرا
    CHL CL Chile|Chili|تشيلي
    CHN CN China|Chine|الصين
    CIV CI Côte d’Ivoire|Côte d’Ivoire|ساحل العاج
    CMR CM Cameroon|Cameroun|الكاميرون
    COD CD Congo - Kinshasa|Congo-Kinshasa|الكونغو - كينشاسا
    COG CG Congo - Brazzaville|Congo-Brazzaville|الكونغو - برازافيل
    COK CK Cook Islands|Îles Cook|جزر كوك
    COL CO Colombia|Colombie|كولومبيا
    COM KM Comoros|Comores|جزر القمر
    CPV CV Cape Verde|Cap-Vert|الرأس الأخضر
    CRI CR Costa Rica|Costa Rica|كوستاريكا
    CUB CU Cuba|Cuba|كوبا
    CUW CW Curaçao|Curaçao|كوراساو
    CXR CX Christmas Island|Île Christmas|جزيرة كريسماس
    CYM KY Cayman Islands|Îles Caïmans|جزر كايمان
    CYP CY Cyprus|Chypre|قبرص
    CZE CZ Czechia|Tchéquie|التشيك
    DEU DE Germany|Allemagne|ألمانيا
    DJI DJ Djibouti|Djibouti|جيبوتي
    DMA DM Dominica|Dominique|دومينيكا
    DNK DK Denmark|Danemark|الدانمرك
    DOM DO Dominican Republic|République dominicaine|جمهورية الدومينيكان
    DZA DZ Algeria|Algérie|الجزائر
    ECU EC Ecuador|Équateur|الإكوادور
    EGY EG Egypt|Égypte|مصر
    ERI ER Eritrea|Érythrée|إريتريا
    ESH EH Western Sahara|Sahara occidental|الصحراء الغربية
    ESP ES Spain|Espagne|إسبانيا
    EST EE Estonia|Estonie|إستونيا
    ETH ET Ethiopia|Éthiopie|إثيوبيا
    FIN FI Finland|Finlande|فنلندا
    FJI FJ Fiji|Fidji|فيجي
    FLK FK Falkland Islands|Îles Malouines|جزر فوكلاند
    FRA FR France|France|فرنسا
    FRO FO Faroe Islands|Îles Féroé|جزر فارو
    FSM FM Micronesia|Micronésie|ميكرونيزيا
    GAB GA Gabon|Gabon|الغابون
    GBR GB United Kingdom|Royaume-Uni|المملكة المتحدة
    GEO GE Georgia|Géorgie|جورجيا
    GGY GG Guernsey|Guernesey|غيرنزي
    GHA GH Ghana|Ghana|غانا
    GIB GI Gibraltar|Gibraltar|جبل طارق
    GIN GN Guinea|Guinée|غينيا
    GLP GP Guadeloupe|Guadeloupe|غوادلوب
    GMB GM Gambia|Gambie|غامبيا
    GNB GW Guinea-Bissau|Guinée-Bissau|غينيا بيساو
    GNQ GQ Equatorial Guinea|Guinée équatoriale|غينيا الاستوائية
    GRC GR Greece|Grèce|اليونان
    GRD GD Grenada|Grenade|غرينادا
    GRL GL Greenland|Groenland|غرينلاند
    GTM GT Guatemala|Guatemala|غواتيمالا
    GUF GF French Guiana|Guyane française|غويانا الفرنسية
    GUM GU Guam|Guam|غوام
    GUY GY Guyana|Guyana|غيانا
    HKG HK Hong Kong SAR China|R.A.S. chinoise de Hong Kong|هونغ كونغ الصينية (منطقة إدارية خاصة)
    HMD HM Heard & McDonald Islands|Îles Heard-et-MacDonald|جزيرة هيرد وجزر ماكدونالد
    HND HN Honduras|Honduras|هندوراس
    HRV HR Croatia|Croatie|كرواتيا
    HTI HT Haiti|Haïti|هايتي
    HUN HU Hungary|Hongrie|هنغاريا
    IDN ID Indonesia|Indonésie|إندونيسيا
    IMN IM Isle of Man|Île de Man|جزيرة مان
    IND IN India|Inde|الهند
    IOT IO British Indian Ocean Territory|Territoire britannique de l’océan Indien|الإقليم البريطاني في المحيط الهندي
    IRL IE Ireland|Irlande|أيرلندا
    IRN IR Iran|Iran|إيران
    IRQ IQ Iraq|Irak|العراق
    ISL IS Iceland|Islande|آيسلندا
    ISR IL Israel|Israël|إسرائيل
    ITA IT Italy|Italie|إيطاليا
    JAM JM Jamaica|Jamaïque|جامايكا
    JEY JE Jersey|Jersey|جيرسي
    JOR JO Jordan|Jordanie|الأردن
    JPN JP Japan|Japon|اليابان
    KAZ KZ Kazakhstan|Kazakhstan|كازاخستان
    KEN KE Kenya|Kenya|كينيا
    KGZ KG Kyrgyzstan|Kirghizstan|قيرغيزستان
    KHM KH Cambodia|Cambodge|كمبوديا
    KIR KI Kiribati|Kiribati|كيريباتي
    KNA KN St. Kitts & Nevis|Saint-Christophe-et-Niévès|سانت كيتس ونيفيس
    KOR KR South Korea|Corée du Sud|كوريا الجنوبية
    KWT KW Kuwait|Koweït|الكويت
    LAO LA Laos|Laos|لاوس
    LBN LB Lebanon|Liban|لبنان
    LBR LR Liberia|Liberia|ليبيريا
    LBY LY Libya|Libye|ليبيا
    LCA LC St. Lucia|Sainte-Lucie|سانت لوسيا
    LIE LI Liechtenstein|Liechtenstein|ليختنشتاين
    LKA LK Sri Lanka|Sri Lanka|سريلانكا
    LSO LS Lesotho|Lesotho|ليسوتو
    LTU LT Lithuania|Lituanie|ليتوانيا
    LUX LU Luxembourg|Luxembourg|لوكسمبورغ
    LVA LV Latvia|Lettonie|لاتفيا
    MAC MO Macao SAR China|R.A.S. chinoise de Macao|منطقة ماكاو الإدارية الخاصة
    MAF MF St. Martin|Saint-Martin|سان مارتن
    MAR MA Morocco|Maroc|المغرب
    MCO MC Monaco|Monaco|موناكو
    MDA MD Moldova|Moldavie|مولدوفا
    MDG MG Madagascar|Madagascar|مدغشقر
    MDV MV Maldives|Maldives|جزر المالديف
    MEX MX Mexico|Mexique|المكسيك
    MHL MH Marshall Islands|Îles Marshall|جزر مارشال
    MKD MK North Macedonia|Macédoine du Nord|مقدونيا الشمالية
    MLI ML Mali|Mali|مالي
    MLT MT Malta|Malte|مالطا
    MMR MM Myanmar (Burma)|Myanmar (Birmanie)|ميانمار (بورما)
    MNE ME Montenegro|Monténégro|الجبل الأسود
    MNG MN Mongolia|Mongolie|منغوليا
    MNP MP Northern Mariana Islands|Îles Mariannes du Nord|جزر ماريانا الشمالية
    MOZ MZ Mozambique|Mozambique|موزمبيق
    MRT MR Mauritania|Mauritanie|موريتانيا
    MSR MS Montserrat|Montserrat|مونتسرات
    MTQ MQ Martinique|Martinique|جزر المارتينيك
    MUS MU Mauritius|Maurice|موريشيوس
    MWI MW Malawi|Malawi|ملاوي
    MYS MY Malaysia|Malaisie|ماليزيا
    MYT YT Mayotte|Mayotte|مايوت
    NAM NA Namibia|Namibie|ناميبيا
    NCL NC New Caledonia|Nouvelle-Calédonie|كاليدونيا الجديدة
    NER NE Niger|Niger|النيجر
    NFK NF Norfolk Island|Île Norfolk|جزيرة نورفولك
    NGA NG Nigeria|Nigeria|نيجيريا
    NIC NI Nicaragua|Nicaragua|نيكاراغوا
    NIU NU Niue|Niue|نيوي
    NLD NL Netherlands|Pays-Bas|هولندا
    NOR NO Norway|Norvège|النرويج
    NPL NP Nepal|Népal|نيبال
    NRU NR Nauru|Nauru|ناورو
    NZL NZ New Zealand|Nouvelle-Zélande|نيوزيلندا
    OMN OM Oman|Oman|عُمان
    PAK PK Pakistan|Pakistan|باكستان
    PAN PA Panama|Panama|بنما
    PCN PN Pitcairn Islands|Îles Pitcairn|جزر بيتكيرن
    PER PE Peru|Pérou|بيرو
    PHL PH Philippines|Philippines|الفلبين
    PLW PW Palau|Palaos|بالاو
    PNG PG Papua New Guinea|Papouasie-Nouvelle-Guinée|بابوا غينيا الجديدة
    POL PL Poland|Pologne|بولندا
    PRI PR Puerto Rico|Porto Rico|بورتوريكو
    PRK KP North Korea|Corée du Nord|كوريا الشمالية
    PRT PT Portugal|Portugal|البرتغال
    PRY PY Paraguay|Paraguay|باراغواي
    PSE PS Palestinian Territories|Territoires palestiniens|الأراضي الفلسطينية
    PYF PF French Polynesia|Polynésie française|بولينيزيا الفرنسية
    QAT QA Qatar|Qatar|قطر
    REU RE Réunion|La Réunion|روينيون
    ROU RO Romania|Roumanie|رومانيا
    RUS RU Russia|Russie|روسيا
    RWA RW Rwanda|Rwanda|رواندا
    SAU SA Saudi Arabia|Arabie saoudite|المملكة العربية السعودية
    SDN SD Sudan|Soudan|السودان
    SEN SN Senegal|Sénégal|السنغال
    SGP SG Singapore|Singapour|سنغافورة
    SGS GS South Georgia & South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud|جورجيا الجنوبية وجزر ساندويتش الجنوبية
    SHN SH St. Helena|Sainte-Hélène|سانت هيلينا
    SJM SJ Svalbard & Jan Mayen|Svalbard et Jan Mayen|سفالبارد وجان ماين
    SLB SB Solomon Islands|Îles Salomon|جزر سليمان
    SLE SL Sierra Leone|Sierra Leone|سيراليون
    SLV SV El Salvador|Salvador|السلفادور
    SMR SM San Marino|Saint-Marin|سان مارينو
    SOM SO Somalia|Somalie|الصومال
    SPM PM St. Pierre & Miquelon|Saint-Pierre-et-Miquelon|سان بيير ومكويلون
    SRB RS Serbia|Serbie|صربيا
    SSD SS South Sudan|Soudan du Sud|جنوب السودان
    STP ST São Tomé & Príncipe|Sao Tomé-et-Principe|ساو تومي وبرينسيبي
    SUR SR Suriname|Suriname|سورينام
    SVK SK Slovakia|Slovaquie|سلوفاكيا
    SVN SI Slovenia|Slovénie|سلوفينيا
    SWE SE Sweden|Suède|السويد
    SWZ SZ Eswatini|Eswatini|إسواتيني
    SXM SX Sint Maarten|Saint-Martin (partie néerlandaise)|سانت مارتن
    SYC SC Seychelles|Seychelles|سيشل
    SYR SY Syria|Syrie|سوريا
    TCA TC Turks & Caicos Islands|Îles Turques-et-Caïques|جزر توركس وكايكوس
    TCD TD Chad|Tchad|تشاد
    TGO TG Togo|Togo|توغو
    THA TH Thailand|Thaïlande|تايلاند
    TJK TJ Tajikistan|Tadjikistan|طاجيكستان
    TKL TK Tokelau|Tokelau|توكيلاو
    TKM TM Turkmenistan|Turkménistan|تركمانستان
    TLS TL Timor-Leste|Timor oriental|تيمور - ليشتي
    TON TO Tonga|Tonga|تونغا
    TTO TT Trinidad & Tobago|Trinité-et-Tobago|ترينيداد وتوباغو
    TUN TN Tunisia|Tunisie|تونس
    TUR TR Türkiye|Turquie|تركيا
    TUV TV Tuvalu|Tuvalu|توفالو
    TWN TW Taiwan|Taïwan|تايوان
    TZA TZ Tanzania|Tanzanie|تنزانيا
    UGA UG Uganda|Ouganda|أوغندا
    UKR UA Ukraine|Ukraine|أوكرانيا
    UMI UM U.S. Outlying Islands|Îles mineures éloignées des États-Unis|جزر الولايات المتحدة النائية
    URY UY Uruguay|Uruguay|أورغواي
    USA US United States|États-Unis|الولايات المتحدة
    UZB UZ Uzbekistan|Ouzbékistan|أوزبكستان
    VAT VA Vatican City|État de la Cité du Vatican|الفاتيكان
    VCT VC St. Vincent & Grenadines|Saint-Vincent-et-les Grenadines|سانت فنسنت وجزر غرينادين
    VEN VE Venezuela|Venezuela|فنزويلا
    VGB VG British Virgin Islands|Îles Vierges britanniques|جزر فيرجن البريطانية
    VIR VI U.S. Virgin Islands|Îles Vierges des États-Unis|جزر فيرجن الأمريكية
    VNM VN Vietnam|Viêt Nam|فيتنام
    VUT VU Vanuatu|Vanuatu|فانواتو
    WLF WF Wallis & Futuna|Wallis-et-Futuna|جزر والس وفوتونا
    WSM WS Samoa|Samoa|ساموا
    YEM YE Yemen|Yémen|اليمن
    ZAF ZA South Africa|Afrique du Sud|جنوب أفريقيا
    ZMB ZM Zambia|Zambie|زامبيا
    ZWE ZW Zimbabwe|Zimbabwe|زيمبابوي
    """
}
