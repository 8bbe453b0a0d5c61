// Written by Protocol/code-lists/generate.py; not to be edited by hand.

/// The airports that have an IATA code, as the linker puts them beside the program: nothing is read or built before
/// somebody asks, and then only the lines that are looked at.
///
/// - Note: Source: airportsdata 20260905, MIT, Copyright (c) 2020- Mike Borsetti, with data of
///   github.com/mwgg/Airports, Copyright (c) 2014 mwgg; Protocol/code-lists/README.md.
enum AirportTable {
  /// Time zones of the IANA database, one a line.
  static let zones: StaticString = """
    Africa/Abidjan
    Africa/Accra
    Africa/Addis_Ababa
    Africa/Algiers
    Africa/Asmara
    Africa/Bamako
    Africa/Bangui
    Africa/Banjul
    Africa/Bissau
    Africa/Blantyre
    Africa/Brazzaville
    Africa/Bujumbura
    Africa/Cairo
    Africa/Casablanca
    Africa/Conakry
    Africa/Dakar
    Africa/Dar_es_Salaam
    Africa/Djibouti
    Africa/Douala
    Africa/Freetown
    Africa/Gaborone
    Africa/Harare
    Africa/Johannesburg
    Africa/Juba
    Africa/Kampala
    Africa/Khartoum
    Africa/Kigali
    Africa/Kinshasa
    Africa/Lagos
    Africa/Libreville
    Africa/Lome
    Africa/Luanda
    Africa/Lubumbashi
    Africa/Lusaka
    Africa/Malabo
    Africa/Maputo
    Africa/Maseru
    Africa/Mbabane
    Africa/Mogadishu
    Africa/Monrovia
    Africa/Nairobi
    Africa/Ndjamena
    Africa/Niamey
    Africa/Nouakchott
    Africa/Ouagadougou
    Africa/Porto-Novo
    Africa/Sao_Tome
    Africa/Tripoli
    Africa/Tunis
    Africa/Windhoek
    America/Adak
    America/Anchorage
    America/Anguilla
    America/Antigua
    America/Araguaina
    America/Argentina/Buenos_Aires
    America/Argentina/Catamarca
    America/Argentina/Cordoba
    America/Argentina/Jujuy
    America/Argentina/La_Rioja
    America/Argentina/Mendoza
    America/Argentina/Rio_Gallegos
    America/Argentina/Salta
    America/Argentina/San_Juan
    America/Argentina/San_Luis
    America/Argentina/Tucuman
    America/Argentina/Ushuaia
    America/Aruba
    America/Asuncion
    America/Bahia
    America/Barbados
    America/Belem
    America/Belize
    America/Blanc-Sablon
    America/Boa_Vista
    America/Bogota
    America/Boise
    America/Campo_Grande
    America/Cancun
    America/Caracas
    America/Cayenne
    America/Cayman
    America/Chicago
    America/Chihuahua
    America/Costa_Rica
    America/Creston
    America/Cuiaba
    America/Curacao
    America/Dawson_Creek
    America/Denver
    America/Detroit
    America/Dominica
    America/Edmonton
    America/Eirunepe
    America/El_Salvador
    America/Fort_Nelson
    America/Fortaleza
    America/Glace_Bay
    America/Goose_Bay
    America/Grand_Turk
    America/Grenada
    America/Guadeloupe
    America/Guatemala
    America/Guayaquil
    America/Guyana
    America/Halifax
    America/Havana
    America/Hermosillo
    America/Indiana/Indianapolis
    America/Indiana/Vincennes
    America/Inuvik
    America/Iqaluit
    America/Jamaica
    America/Juneau
    America/Kentucky/Louisville
    America/Kralendijk
    America/La_Paz
    America/Lima
    America/Los_Angeles
    America/Lower_Princes
    America/Maceio
    America/Managua
    America/Manaus
    America/Marigot
    America/Martinique
    America/Mazatlan
    America/Menominee
    America/Merida
    America/Mexico_City
    America/Miquelon
    America/Moncton
    America/Monterrey
    America/Montevideo
    America/Montserrat
    America/Nassau
    America/New_York
    America/Nome
    America/Nuuk
    America/Panama
    America/Paramaribo
    America/Phoenix
    America/Port-au-Prince
    America/Port_of_Spain
    America/Porto_Velho
    America/Puerto_Rico
    America/Punta_Arenas
    America/Rankin_Inlet
    America/Recife
    America/Regina
    America/Rio_Branco
    America/Santarem
    America/Santiago
    America/Santo_Domingo
    America/Sao_Paulo
    America/Scoresbysund
    America/St_Barthelemy
    America/St_Johns
    America/St_Kitts
    America/St_Lucia
    America/St_Thomas
    America/St_Vincent
    America/Tegucigalpa
    America/Thule
    America/Thunder_Bay
    America/Tijuana
    America/Toronto
    America/Tortola
    America/Vancouver
    America/Whitehorse
    America/Winnipeg
    America/Yellowknife
    Antarctica/Palmer
    Arctic/Longyearbyen
    Asia/Aden
    Asia/Almaty
    Asia/Amman
    Asia/Anadyr
    Asia/Aqtobe
    Asia/Ashgabat
    Asia/Baghdad
    Asia/Bahrain
    Asia/Baku
    Asia/Bangkok
    Asia/Barnaul
    Asia/Beirut
    Asia/Bishkek
    Asia/Brunei
    Asia/Chita
    Asia/Choibalsan
    Asia/Colombo
    Asia/Damascus
    Asia/Dhaka
    Asia/Dili
    Asia/Dubai
    Asia/Dushanbe
    Asia/Ho_Chi_Minh
    Asia/Hong_Kong
    Asia/Hovd
    Asia/Irkutsk
    Asia/Jakarta
    Asia/Jayapura
    Asia/Jerusalem
    Asia/Kabul
    Asia/Karachi
    Asia/Kathmandu
    Asia/Kolkata
    Asia/Krasnoyarsk
    Asia/Kuala_Lumpur
    Asia/Kuching
    Asia/Kuwait
    Asia/Macau
    Asia/Magadan
    Asia/Makassar
    Asia/Manila
    Asia/Muscat
    Asia/Nicosia
    Asia/Novokuznetsk
    Asia/Omsk
    Asia/Oral
    Asia/Phnom_Penh
    Asia/Pontianak
    Asia/Pyongyang
    Asia/Qatar
    Asia/Qyzylorda
    Asia/Riyadh
    Asia/Samarkand
    Asia/Seoul
    Asia/Shanghai
    Asia/Singapore
    Asia/Srednekolymsk
    Asia/Taipei
    Asia/Tashkent
    Asia/Tbilisi
    Asia/Tehran
    Asia/Thimphu
    Asia/Tokyo
    Asia/Tomsk
    Asia/Ulaanbaatar
    Asia/Vientiane
    Asia/Vladivostok
    Asia/Yakutsk
    Asia/Yangon
    Asia/Yekaterinburg
    Asia/Yerevan
    Atlantic/Azores
    Atlantic/Bermuda
    Atlantic/Canary
    Atlantic/Cape_Verde
    Atlantic/Faroe
    Atlantic/Reykjavik
    Atlantic/St_Helena
    Atlantic/Stanley
    Australia/Adelaide
    Australia/Brisbane
    Australia/Darwin
    Australia/Eucla
    Australia/Hobart
    Australia/Lindeman
    Australia/Lord_Howe
    Australia/Melbourne
    Australia/Perth
    Australia/Sydney
    Europe/Amsterdam
    Europe/Astrakhan
    Europe/Athens
    Europe/Belgrade
    Europe/Berlin
    Europe/Bratislava
    Europe/Brussels
    Europe/Bucharest
    Europe/Budapest
    Europe/Chisinau
    Europe/Copenhagen
    Europe/Dublin
    Europe/Guernsey
    Europe/Helsinki
    Europe/Isle_of_Man
    Europe/Istanbul
    Europe/Jersey
    Europe/Kaliningrad
    Europe/Kyiv
    Europe/Lisbon
    Europe/Ljubljana
    Europe/London
    Europe/Luxembourg
    Europe/Madrid
    Europe/Malta
    Europe/Mariehamn
    Europe/Minsk
    Europe/Moscow
    Europe/Oslo
    Europe/Paris
    Europe/Podgorica
    Europe/Prague
    Europe/Riga
    Europe/Rome
    Europe/Samara
    Europe/Sarajevo
    Europe/Saratov
    Europe/Simferopol
    Europe/Skopje
    Europe/Sofia
    Europe/Stockholm
    Europe/Tallinn
    Europe/Tirane
    Europe/Ulyanovsk
    Europe/Uzhgorod
    Europe/Vienna
    Europe/Vilnius
    Europe/Volgograd
    Europe/Warsaw
    Europe/Zagreb
    Europe/Zaporozhye
    Europe/Zurich
    Indian/Antananarivo
    Indian/Christmas
    Indian/Cocos
    Indian/Comoro
    Indian/Mahe
    Indian/Maldives
    Indian/Mauritius
    Indian/Mayotte
    Indian/Reunion
    Pacific/Apia
    Pacific/Auckland
    Pacific/Bougainville
    Pacific/Chatham
    Pacific/Chuuk
    Pacific/Easter
    Pacific/Efate
    Pacific/Enderbury
    Pacific/Fiji
    Pacific/Funafuti
    Pacific/Galapagos
    Pacific/Gambier
    Pacific/Guadalcanal
    Pacific/Guam
    Pacific/Honolulu
    Pacific/Kiritimati
    Pacific/Kosrae
    Pacific/Kwajalein
    Pacific/Majuro
    Pacific/Marquesas
    Pacific/Midway
    Pacific/Nauru
    Pacific/Niue
    Pacific/Norfolk
    Pacific/Noumea
    Pacific/Pago_Pago
    Pacific/Palau
    Pacific/Pohnpei
    Pacific/Port_Moresby
    Pacific/Rarotonga
    Pacific/Saipan
    Pacific/Tahiti
    Pacific/Tarawa
    Pacific/Tongatapu
    Pacific/Wake
    Pacific/Wallis
    """

  /// One airport a line, in the order of its code: IATA code, country (ISO 3166-1 alpha-3), number of the line in
  /// `zones` (three digits, from 000), city; the airport's own name where no city is known.
  static let airports: StaticString = """
    AAAPYF354Anaa Airport
    AABAUS253Arrabury Airport
    AACEGY012El Arish
    AADSOM038Adado
    AAEDZA003Annabah
    AAFUSA135Apalachicola
    AAGBRA153Arapoti
    AAHDEU266Aachen
    AAIBRA054Arraias
    AAJSUR139Awaradam
    AAKKIR355Buariki
    AALDNK272Aalborg
    AAMZAF022Malamala
    AANARE193Al Ain
    AAOVEN079Anaco
    AAPIDN212Samarinda, Borneo Island
    AAQRUS289Anapa
    AARDNK272Aarhus
    AATCHN227Altay
    AAUWSM323Asau
    AAVPHL213Surallah
    AAWPAK203Abbottabad
    AAXBRA153Araxa
    AAYYEM173Al Ghaidah International Airport
    AAZGTM102Quezaltenango
    ABARUS206Abakan
    ABBNGA028Asaba
    ABCESP285Albacete
    ABDIRN233Abadan
    ABEUSA135Allentown
    ABFKIR355Abaiang
    ABGAUS253Abingdon Downs Airport
    ABHAUS253Alpha Airport
    ABIUSA082Abilene
    ABJCIV000Abidjan
    ABKETH002Kabri Dehar
    ABLUSA051Ambler
    ABMAUS253Bamaga Injinoo Airport
    ABOCIV000Aboisso
    ABQUSA089Albuquerque
    ABRUSA082Aberdeen
    ABSEGY012Abu Simbel
    ABTSAU224Al Baha Airport
    ABUIDN212Atambua-Timor Island
    ABVNGA028Abuja
    ABXAUS261Albury
    ABYUSA135Albany
    ABZGBR283Aberdeen
    ACAMEX128Acapulco
    ACBUSA090Bellaire
    ACCGHA001Accra
    ACDCOL075Acandi
    ACEESP246Lanzarote Island
    ACFCHN227Aral
    ACHCHE313Altenrhein
    ACIGGY274Saint Anne
    ACJLKA189Anuradhapura
    ACKUSA135Nantucket
    ACNMEX128Ciudad Acuna
    ACOCRI084C?bano
    ACPIRN233Maragheh
    ACRCOL075Araracuara
    ACSRUS206Achinsk
    ACTUSA082Waco
    ACVUSA118Arcata/Eureka
    ACXCHN227Xingyi
    ACYUSA135Atlantic City
    ACZIRN233Zabol Airport
    ADATUR277Adana
    ADBTUR277Izmir
    ADCPNG351Andekombe
    ADDETH002Addis Ababa
    ADEYEM173Aden
    ADFTUR277Adiyaman
    ADGUSA090Adrian
    ADHRUS240Aldan
    ADINAM049Arandis
    ADJJOR175Amman
    ADKUSA050Adak Island
    ADLAUS252Adelaide
    ADMUSA082Ardmore
    ADOAUS252Andamooka Airport
    ADQUSA051Kodiak
    ADRUSA135Andrews
    ADSUSA082Dallas
    ADTUSA082Ada
    ADUIRN233Ardabil
    ADWUSA135Camp Springs
    ADXGBR283St. Andrews
    ADYZAF022Alldays
    ADZCOL075San Andres
    AEAKIR355Abemama Atoll
    AEBCHN227Baise
    AEGIDN199Padang Sidempuan, Sumatra Island
    AEHTCD041Abeche Airport
    AELUSA082Albert Lea
    AEMRUS239Amgu
    AEOMRT043Aioun El Atrouss
    AEPARG055Buenos Aires
    AERRUS289Sochi
    AESNOR290Ålesund
    AETUSA051Allakaket
    AEUIRN233Abumusa Island Airport
    AEXUSA082Alexandria
    AEYISL249Akureyri
    AFAARG060San Rafael
    AFDZAF022Port Alfred
    AFFUSA089Colorado Springs
    AFICOL075Amalfi
    AFLBRA086Alta Floresta
    AFNUSA135Jaffrey
    AFOUSA089Afton
    AFRPNG351Afore
    AFSUZB225Zarafshan
    AFTSLB335Bila
    AFWUSA082Fort Worth
    AFYTUR277Afyonkarahisar
    AFZIRN233Sabzevar
    AGAMAR013Agadir
    AGBDEU266Augsburg
    AGCUSA135Pittsburgh
    AGEDEU266Wangerooge
    AGFFRA291Agen/La Garenne
    AGHSWE302Angelholm
    AGISUR139Wageningen Airport
    AGJJPN235Aguni
    AGLPNG351Wanigela Airport
    AGNUSA113Angoon
    AGOUSA082Magnolia
    AGPESP285Malaga
    AGQGRC264Agrinion
    AGRIND205Agra Airport
    AGSUSA135Augusta
    AGTPRY068Ciudad del Este
    AGUMEX128Aguascalientes
    AGVVEN079Acarigua
    AGXIND205Agatti Airport
    AGZZAF022Aggeneys
    AHAIND205Ambikapur
    AHBSAU224Abha
    AHCUSA118Herlong
    AHDUSA082Ardmore
    AHEPYF354Ahe Atoll
    AHFUSA082Arapahoe
    AHGMUS320Vingt Cinq
    AHHUSA082Amery
    AHIIDN200Amahai-Seram Island
    AHJCHN227Hongyuan
    AHLGUY104Aishalton
    AHMUSA118Ashland
    AHNUSA135Athens
    AHOITA295Alghero
    AHSHND161Ahuas
    AHUMAR013Al Hoceima
    AHZFRA291Bourg
    AIAUSA089Alliance
    AIDUSA108Anderson
    AIEPNG351Aiome
    AIFBRA153Assis
    AIGCAF006Yalinga
    AIIDJI017Ali-Sabieh
    AIKUSA135Aiken
    AINUSA051Wainwright
    AIOUSA082Atlantic
    AIPIND205Adampur Air Force Station
    AIRBRA153Aripuanã
    AISKIR355Arorae Island
    AITCOK352Aitutaki
    AIUCOK352Atiu Island
    AIVUSA082Aliceville
    AIZUSA082Kaiser/Lake Ozark
    AJAFRA291Ajaccio/Napoleon Bonaparte
    AJFSAU224Al-Jawf
    AJITUR277Agri
    AJJMRT043Akjoujt
    AJKIRN233Araak
    AJLIND205Aizawl
    AJNCOM317Ouani
    AJRSWE302Arvidsjaur
    AJUBRA096Aracaju
    AJYNER042Agadez
    AKACHN227Ankang
    AKBUSA050Atka
    AKCUSA135Akron
    AKDIND205Akola Airport
    AKEGAB029Akiéni
    AKFLBY047Kufra
    AKHSAU224Prince Sultan Air Base
    AKIUSA051Akiak
    AKJJPN235Asahikawa
    AKKUSA051Akhiok
    AKLNZL324Auckland
    AKNUSA051King Salmon
    AKOUSA089Akron
    AKPUSA051Anaktuvuk Pass
    AKQIDN199Menggala, Sumatra Island
    AKSSLB335Auki
    AKTCYP215RAF Akrotiri
    AKUCHN227Aksu
    AKVCAN165Akulivik
    AKWIRN233Omidiyeh
    AKXKAZ177Aktyubinsk
    AKYMMR241Sittwe
    ALAKAZ174Almaty
    ALBUSA135Albany
    ALCESP285Alicante
    ALDPER117Fortaleza
    ALEUSA082Alpine
    ALFNOR290Alta
    ALGDZA003Algiers
    ALHAUS260Albany
    ALIUSA082Alice
    ALJZAF022Alexander Bay
    ALLITA295Albenga
    ALMUSA089Alamogordo
    ALNUSA082Alton/St Louis
    ALOUSA082Waterloo
    ALPSYR190Aleppo
    ALQBRA153Alegrete
    ALRNZL324Alexandra
    ALSUSA089Alamosa
    ALTBRA150Alenquer
    ALUSOM038Alula
    ALWUSA118Walla Walla
    ALXUSA082Alexander City
    AMAUSA082Amarillo
    AMBMDG314Ambilobe Airport
    AMCTCD041Am Timan
    AMDIND205Ahmedabad
    AMHETH002Arba Minch Airport
    AMJBRA153Almenara
    AMKUSA089Durango
    AMMJOR175Amman
    AMNUSA090Alma
    AMOTCD041Mao
    AMPMDG314Ampanihy
    AMQIDN200Ambon
    AMSNLD262Amsterdam
    AMTAUS252Amata Airport
    AMUPNG351Amanab
    AMVRUS289Amderma
    AMWUSA082Ames
    AMXAUS254Ammaroo Airport
    AMZNZL324Manurewa
    ANBUSA082Anniston
    ANCUSA051Anchorage
    ANDUSA135Anderson
    ANEFRA291Angers/Marce
    ANFCHL151Antofagasta
    ANGFRA291Angouleme/Brie/Champniers
    ANIUSA051Aniak
    ANJCOG010Zanaga
    ANKTUR277Ankara
    ANMMDG314Antsirabato Airport
    ANNUSA051Annette
    ANOMOZ035Angoche
    ANPUSA135Annapolis
    ANQUSA108Angola
    ANRBEL268Antwerp
    ANSPER117Andahuaylas
    ANUATG053St. George
    ANVUSA051Anvik
    ANWUSA082Ainsworth
    ANXNOR290Andenes
    ANYUSA082Anthony
    AOCDEU266Altenburg
    AOETUR277Eskişehir
    AOGCHN227Anshan
    AOHUSA135Lima
    AOIITA295Ancona
    AOJJPN235Aomori
    AOKGRC264Karpathos Island
    AOLARG057Paso de los Libres
    AOMOMN214Adam
    AOOUSA135Altoona
    AOPPER117Andoas
    AORMYS207Alor Satar
    AOTITA295Aosta
    AOYIRN233Asaloyeh
    APAUSA089Denver
    APBBOL116Apolo
    APCUSA118Napa
    APEPER117San Juan Aposento
    APFUSA135Naples
    APGUSA135Aberdeen
    APHUSA135Bowling Green
    APICOL075Apiay
    APJCHN227Burang
    APKPYF354Apataki
    APLMOZ035Nampula
    APNUSA135Alpena
    APOCOL075Carepa
    APQBRA120Arapiraca
    APSBRA153Anapolis
    APTUSA082Jasper
    APUBRA153Apucarana
    APVUSA118Apple Valley
    APWWSM323Apia
    APXBRA153Arapongas
    APYBRA096Alto Parnaiba
    APZARG062Zapala
    AQABRA153Araraquara
    AQBGTM102Santa Cruz del Quiche
    AQGCHN227Anqing
    AQISAU224Qaisumah
    AQJJOR175Aqaba
    AQMBRA143Ariquemes
    AQPPER117Arequipa
    AQYUSA051Girdwood
    ARAUSA082New Iberia
    ARBUSA090Ann Arbor
    ARCUSA051Arctic Village
    ARDIDN212Alor Island
    AREUSA144Arecibo
    ARGUSA082Walnut Ridge
    ARHRUS289Archangelsk
    ARICHL151Arica
    ARJIDN200Arso-Papua Island
    ARKTZA016Arusha
    ARLBFA044Arly
    ARMAUS261Armidale
    ARNSWE302Stockholm
    ARRARG056Alto Rio Senguerr
    ARSBRA086Aragarcas
    ARTUSA135Watertown
    ARUBRA153Aracatuba
    ARVUSA082Minocqua-Woodruff
    ARWROU269Arad
    ARYAUS259Ararat Airport
    ARZAGO031N'zeto
    ASAERI004Assab
    ASBTKM178Ashgabat
    ASCBOL116Ascension de Guarayos
    ASDBHS134Andros Town Airport
    ASEUSA089Aspen
    ASFRUS263Astrakhan
    ASGNZL324Ashburton Aerodrome
    ASHUSA135Nashua
    ASISHN250Ascension Island
    ASJJPN235Amami
    ASKCIV000Yamoussoukro
    ASLUSA082Marshall
    ASMERI004Asmara
    ASNUSA082Talladega
    ASOETH002Asosa
    ASPAUS254Alice Springs
    ASQUSA118Austin
    ASRTUR277Kayseri
    ASSZAF022Arathusa
    ASTUSA118Astoria
    ASUPRY068Asuncion
    ASVKEN040Amboseli National Park
    ASWEGY012Aswan
    ASXUSA082Ashland
    ASYUSA082Ashley
    ATAPER117Anta
    ATBSDN025Atbara
    ATCBHS134Arthur's Town
    ATDSLB335Atoifi
    ATEUSA082Antlers
    ATFECU103Ambato
    ATHGRC264Athens
    ATIURY132Artigas
    ATJMDG314Antsirabe
    ATKUSA051Atqasuk
    ATLUSA135Atlanta
    ATMBRA150Altamira
    ATOUSA135Athens/Albany
    ATPPNG351Aitape
    ATQIND205Amritsar
    ATRMRT043Atar
    ATSUSA089Artesia
    ATTUSA136Atmautluak
    ATUUSA050Attu
    ATVTCD041Ati
    ATWUSA082Appleton
    ATYUSA082Watertown
    ATZEGY012Assiut
    AUAABW067Oranjestad
    AUCCOL075Arauca
    AUDAUS253Augustus Downs Airport
    AUFFRA291Auxerre/Branches
    AUGUSA135Augusta
    AUHARE193Abu Dhabi
    AUJPNG351Ambunti
    AUKUSA051Alakanuk
    AUMUSA082Austin
    AUNUSA118Auburn
    AUOUSA082Auburn
    AUQPYF342Hiva Oa-Atuona Airport
    AURFRA291Aurillac
    AUSUSA082Austin
    AUTTLS192Atauro
    AUUAUS253Aurukun Airport
    AUWUSA082Wausau
    AUXBRA096Araguaina
    AUYVUT329Anelghowhat
    AUZUSA082Chicago/Aurora
    AVACHN227Anshun
    AVBITA295Aviano
    AVGAUS254Auvergne Airport
    AVICUB106Ciego de Avila
    AVKMNG237Arvaikheer
    AVLUSA135Asheville
    AVNFRA291Avignon/Caumont
    AVOUSA135Avon Park
    AVPUSA135Wilkes-Barre/Scranton
    AVUSLB335Avu Avu Airport
    AVVAUS259Melbourne
    AVWUSA140Marana
    AVXUSA118Avalon
    AWAETH002Awassa
    AWBPNG351Awaba
    AWDVUT329Aniwa
    AWKUMI357Wake Island
    AWMUSA082West Memphis
    AWNAUS252Alton Downs Airport
    AWPAUS254Austral Downs Airport
    AWZIRN233Ahwaz
    AXAAIA052The Valley
    AXBUSA135Alexandria Bay
    AXCAUS253Aramac Airport
    AXDGRC264Alexandroupolis
    AXEBRA153Xanxere
    AXFCHN227Bayanhot
    AXGUSA082Algona
    AXJJPN235Amakusa Airport
    AXKYEM173Ataq Airport
    AXLAUS254Alexandria Homestead Airport
    AXMCOL075Armenia
    AXNUSA082Alexandria
    AXPBHS134Spring Point
    AXRPYF354Arutua Airport
    AXSUSA082Altus
    AXTJPN235Akita
    AXUETH002Axum Airport
    AXVUSA135Wapakoneta
    AXXUSA089Angel Fire
    AYGCOL075San Vicente Del Caguan
    AYJIND205Ayodhya
    AYLAUS254Anthony Lagoon Airport
    AYMARE193Yas Island
    AYNCHN227Anyang
    AYOPRY068Ayolas
    AYPPER117Ayacucho
    AYQAUS254Ayers Rock
    AYRAUS253Ayr Airport
    AYSUSA135Waycross
    AYTTUR277Antalya
    AYUPNG351Aiyura Valley
    AYXPER117Atalaya
    AZAUSA140Phoenix
    AZDIRN233Yazd
    AZHIND205Azamgarh
    AZIARE193Abu Dhabi
    AZLBRA086Sapezal
    AZNUZB231Andizhan
    AZOUSA090Kalamazoo
    AZPMEX128Atizapan De Zaragoza Airport
    AZRDZA003Touat Cheikh Sidi Mohamed Belkebir Airport
    AZSDOM152Samana
    AZZAGO031Ambriz
    BAAPNG351Bialla
    BABUSA118Marysville
    BADUSA082Bossier City
    BAEFRA291Le Castellet
    BAFUSA135Westfield/Springfield
    BAGPHL213Baguio City
    BAHBHR180Manama
    BAICRI084Punta Arenas
    BALTUR277Batman
    BAMUSA118Battle Mountain
    BANCOD032Basongo
    BAOTHA182Ban Mak Khaen
    BAQCOL075Barranquilla
    BARCHN227Qionghai
    BASSLB335Ballalae
    BATBRA153Barretos
    BAUBRA153Bauru
    BAVCHN227Baotou
    BAXRUS183Barnaul
    BAYROU269Baia Mare
    BAZBRA074Barcelos
    BBACHL151Balmaceda
    BBBUSA082Benson
    BBCUSA082Bay City
    BBDUSA082Brady
    BBGKIR355Butaritari Atoll
    BBHDEU266Barth Airport
    BBIIND205Bhubaneswar
    BBJDEU266Bitburg
    BBKBWA020Kasane
    BBLAUS253Ballera Airport
    BBMKHM219Battambang
    BBNMYS207Bario
    BBOSOM038Berbera
    BBPGBR283Bembridge
    BBRGLP101Basse Terre
    BBSGBR283Yateley
    BBTCAF006Berberati
    BBUROU269Bucharest
    BBVCIV000Grand-Bereby
    BBWUSA082Broken Bow
    BBXUSA135Philadelphia
    BBYCAF006Bambari
    BBZZMB033Zambezi
    BCACUB106Baracoa
    BCBUSA135Blacksburg
    BCCUSA051Bear Creek
    BCDPHL213Bacolod City
    BCEUSA089Bryce Canyon
    BCFCAF006Bouca
    BCGGUY104Bemichi
    BCHTLS192Baucau
    BCIAUS253Barcaldine
    BCLCRI084Pococi
    BCMROU269Bacau
    BCNESP285Barcelona
    BCOETH002Baco
    BCRBRA122Boca Do Acre
    BCSUSA082Belle Chasse
    BCTUSA135Boca Raton
    BCXRUS242Beloretsk
    BDABMU245Hamilton
    BDBAUS253Bundaberg
    BDCBRA096Barra Do Corda
    BDDAUS253Badu Island Airport
    BDEUSA082Baudette
    BDFUSA082Bradford
    BDGUSA089Blanding
    BDHIRN233Bandar Lengeh
    BDISYC318Bird Island
    BDJIDN212Banjarmasin, Borneo Island
    BDKCIV000Bondoukou
    BDLUSA135Windsor Locks
    BDMTUR277Bandirma
    BDNPAK203Badin
    BDOIDN199Bandung, Java Island
    BDPNPL204Bhadrapur
    BDQIND205Vadodara
    BDRUSA135Bridgeport
    BDSITA295Brindisi
    BDTCOD027Gbadolite Airport
    BDUNOR290Malselv
    BDVCOD032Moba
    BDWAUS260Bedford Downs Airport
    BDXUSA089Broadus
    BDYUSA118Bandon
    BDZPNG351Baindoung Airport
    BEBGBR283Balivanich
    BECUSA082Wichita
    BEDUSA135Bedford
    BEFNIC121Bluefileds
    BEGSRB265Belgrad
    BEHUSA090Benton Harbor
    BEIETH002Beica
    BEJIDN212Tanjung Redep, Borneo Island
    BEKIND205Bareilly Air Force Station
    BELBRA071Belem
    BEMMAR013Beni Mellal Airport
    BENLBY047Benghazi
    BEOAUS261Aeropelican Airport
    BEPIND205Bellary
    BEQGBR283Thetford
    BERDEU266Berlin
    BESFRA291Brest/Guipavas
    BETUSA051Bethel
    BEUAUS253Bedourie Airport
    BEVISR201Beersheva
    BEWMOZ035Beira
    BEXGBR283Benson
    BEYLBN184Beirut
    BEZKIR355Beru
    BFAPRY068Bahia Negra
    BFDUSA135Bradford
    BFEDEU266Bielefeld
    BFFUSA089Scottsbluff
    BFGUSA089Glen Canyon Natl Rec Area
    BFHBRA153Curitiba
    BFIUSA118Seattle
    BFJCHN227Bijie
    BFKUSA089Aurora
    BFLUSA118Bakersfield
    BFMUSA082Mobile
    BFNZAF022Bloemfontain
    BFOZWE021Chiredzi
    BFPUSA135Beaver Falls
    BFRUSA108Bedford
    BFSGBR283Belfast
    BFTUSA135Beaufort
    BFUCHN227Bengbu
    BFVTHA182Buri Ram Airport
    BFWDZA003Sidi Bel Abbes Airport
    BFXCMR018Bafoussam
    BFYCHN227Bengbu
    BGACOL075Bucaramanga
    BGBGAB029Booue
    BGCPRT281Bragança
    BGDUSA082Borger
    BGEUSA135Bainbridge
    BGFCAF006Bangui
    BGGTUR277Bingöl
    BGHMRT043Boghe
    BGIBRB070Bridgetown
    BGJISL249Borgarfjordur eystri
    BGKBLZ072Big Creek
    BGMUSA135Binghamton
    BGNRUS211Belaya Gora
    BGONOR290Bergen
    BGQUSA051Big Lake
    BGRUSA135Bangor
    BGTUSA140Bagdad
    BGUCAF006Bangassou
    BGVBRA153Bento Goncalves
    BGWIRQ179Baghdad
    BGXBRA153Bage
    BGYITA295Bergamo
    BHAECU103Bahia de Caraquez
    BHBUSA135Bar Harbor
    BHDGBR283Belfast
    BHENZL324Blenheim
    BHFCOL075Bahia Solano
    BHHSAU224Bisha Airport
    BHIARG055Bahia Blanca
    BHJIND205Bhuj
    BHKUZB225Bukhara
    BHMUSA082Birmingham
    BHOIND205Bhopal
    BHPNPL204Bhojpur
    BHQAUS252Broken Hill
    BHRNPL204Bharatpur
    BHSAUS261Bathurst
    BHUIND205Bhavnagar
    BHVPAK203Bahawalpur
    BHWPAK203Bhagatanwala
    BHXGBR283Birmingham
    BHYCHN227Beihai
    BIAFRA291Bastia/Poretta
    BIBSOM038Baidoa
    BIDUSA135Block Island
    BIEUSA082Beatrice
    BIFUSA089Fort Bliss/El Paso/
    BIGUSA051Delta Junction Ft Greely
    BIHUSA118Bishop
    BIKIDN200Biak-Supiori Island
    BILUSA089Billings
    BIMBHS134South Bimini
    BINAFG202Bamiyan
    BIOESP285Bilbao
    BIPAUS253Bulimba Airport
    BIQFRA291Biarritz/Anglet/Bayonne
    BIRNPL204Biratnagar
    BISUSA082Bismarck
    BITNPL204Baitadi
    BIUISL249Bíldudalur
    BIVCAF006Bria
    BIWAUS260Billiluna Airport
    BIXUSA082Biloxi
    BIYZAF022Bisho
    BJADZA003Bejaia
    BJBIRN233Bojnord
    BJCUSA089Denver
    BJDISL249Bakkafjordur
    BJFNOR290Båtsfjord
    BJIUSA082Bemidji
    BJJUSA135Wooster
    BJKIDN200Maikoor Island
    BJLGMB007Banjul
    BJMBDI011Bujumbura
    BJOBOL116Bermejo
    BJPBRA153Braganca Paulista
    BJRETH002Bahir Dar
    BJUNPL204Bajura
    BJVTUR277Bodrum
    BJWIDN212Bajawa
    BJXMEX128Silao
    BJYSRB265Batajnica
    BJZESP285Badajoz
    BKARUS289Moscow
    BKBIND205Bikaner
    BKCUSA051Buckland
    BKDUSA082Breckenridge
    BKEUSA118Baker City
    BKGUSA082Branson
    BKHUSA337Kekaha,Kauai
    BKIMYS208Kota Kinabalu
    BKJGIN014Boke
    BKKTHA182Bangkok
    BKLUSA135Cleveland
    BKMMYS207Bakalalan
    BKNTKM178Jebel
    BKOMLI005Senou
    BKPAUS253Barkly Downs Airport
    BKQAUS253Blackall
    BKRTCD041Bokoro
    BKSIDN199Bengkulu, Sumatra Island
    BKTUSA135Blackstone
    BKUMDG314Betioky
    BKWUSA135Beckley
    BKXUSA082Brookings
    BKYCOD032Bukavu Kavumu Airport
    BKZTZA016Bukoba
    BLAVEN079Barcelona
    BLBPAN138Panama City
    BLCCMR018Bali
    BLDUSA118Boulder City
    BLESWE302Borlange Airport
    BLFUSA135Bluefield
    BLGMYS207Belaga
    BLHUSA118Blythe
    BLIUSA118Bellingham
    BLJDZA003Batna
    BLKGBR283Blackpool
    BLLDNK272Billund
    BLMUSA135Belmar/Farmingdale
    BLNAUS259Benalla Airport
    BLOISL249Blönduós
    BLPPER117Bellavista
    BLQITA295Bologna
    BLRIND205Bangalore
    BLSAUS253Bollon Airport
    BLTAUS253Blackwater Airport
    BLUUSA118Emigrant Gap
    BLVUSA082Belleville
    BLXITA295Belluno
    BLYIRL273Belmullet
    BLZMWI009Blantyre
    BMASWE302Stockholm
    BMBCOD027Bumbar
    BMCUSA089Brigham City
    BMDMDG314Belo sur Tsiribihina
    BMEAUS260Broome
    BMFCAF006Bakouma
    BMGUSA135Bloomington
    BMIUSA082Bloomington/Normal
    BMJGUY104Baramita
    BMKDEU266Borkum
    BMLUSA135Berlin
    BMMGAB029Bitam
    BMNIRQ179Bamarni
    BMOMMR241Banmaw
    BMPAUS253Brampton Island Airport
    BMRDEU266Baltrum
    BMSBRA069Brumado
    BMTUSA082Beaumont
    BMUIDN212Bima-Sumbawa Island
    BMVVNM195Buon Ma Thuot
    BMWDZA003Bordj Badji Mokhtar
    BMXUSA051Big Mountain
    BMYNCL347Waala
    BNAUSA082Nashville
    BNBCOD027Boende
    BNCCOD032Beni
    BNDIRN233Bandar Abbas
    BNEAUS253Brisbane
    BNGUSA118Banning
    BNINGA028Benin
    BNJDEU266Bonn
    BNKAUS261Ballina
    BNLUSA135Barnwell
    BNNNOR290Brønnøy
    BNOUSA118Burns
    BNPPAK203Bannu
    BNRBFA044Banfora
    BNSVEN079Barinas
    BNUBRA153Blumenau
    BNWUSA082Boone
    BNXBIH297Banja Luka
    BNYSLB335Anua
    BOACOD027Boma
    BOBPYF354Motu Mute
    BOCPAN138Isla Colon
    BODFRA291Bordeaux/Merignac
    BOECOG010Boundji
    BOGCOL075Bogota
    BOHGBR283Bournemouth
    BOIUSA076Boise
    BOJBGR301Burgas
    BOKUSA118Brookings
    BOLGBR283Ballykelly
    BOMIND205Mumbai
    BONBES115Kralendijk
    BOONOR290Bodø
    BOPCAF006Bouar
    BOSUSA135Boston
    BOUFRA291Bourges
    BOWUSA135Bartow
    BOXAUS254Borroloola Airport
    BOYBFA044Bobo Dioulasso
    BOZCAF006Bozoum
    BPCCMR018Bamenda
    BPECHN227Qinhuangdao
    BPFSLB335Batuna Mission Station
    BPGBRA077Barra Do Garcas
    BPHPHL213Bislig Airport
    BPIUSA089Big Piney
    BPLCHN227Bole
    BPMIND205Hyderabad
    BPNIDN212Balikpapan, Borneo Island
    BPRPHL213Borongan City
    BPSBRA069Porto Seguro
    BPTUSA082Beaumont/Port Arthur
    BPXCHN227Bangda
    BPYMDG314Besalampy Airport
    BQAPHL213Baler
    BQBAUS260Busselton
    BQEGNB008Bubaque
    BQGRUS239Bogorodskoye
    BQHGBR283London
    BQKUSA135Brunswick
    BQLAUS253Boulia Airport
    BQNUSA144Aguadilla
    BQOCIV000Bouna
    BQQBRA069Barra
    BQSRUS240Blagoveschensk
    BQTBLR288Brest
    BQUVCT160Bequia
    BQWAUS260Balgo Hill Airport
    BRABRA096Barreiras
    BRBBRA096Barreirinhas
    BRCARG062San Carlos de Bariloche
    BRDUSA082Brainerd
    BREDEU266Bremen
    BRIITA295Bari
    BRKAUS261Bourke Airport
    BRLUSA082Burlington
    BRMVEN079Barquisimeto
    BRNCHE313Bern
    BROUSA082Brownsville
    BRQCZE293Brno
    BRRGBR283Eoligarry
    BRSGBR283Bristol
    BRTAUS254Bathurst Island Airport
    BRUBEL268Brussels
    BRWUSA051Utqiagvik
    BRXDOM152Barahona
    BRYUSA135Bardstown
    BSASOM038Bosaso
    BSBBRA153Brasilia
    BSCCOL075Bahia Solano
    BSDCHN227Baoshan Yunduan Airport
    BSEMYS208Sematan
    BSFUSA337Camp Pohakuloa
    BSGGNQ034Bata Airport
    BSJAUS256Bairnsdale Airport
    BSKDZA003Biskra
    BSLFRA291Bale/Mulhouse
    BSMIRN233Amol
    BSNCAF006Bossangoa
    BSOPHL213Basco
    BSQUSA140Bisbee
    BSRIRQ179Basrah
    BSSBRA096Balsas
    BSTAFG202Bost
    BSUCOD027Basankusu
    BSWUSA051Boswell Bay
    BSXMMR241Pathein
    BSYSOM038Bardera Airport
    BSZKGZ185Bishkek
    BTACMR018Bertoua
    BTBCOG010Betou
    BTCLKA189Batticaloa
    BTDAUS254Brunette Downs Airport
    BTESLE019Bonthe
    BTFUSA089Bountiful
    BTGCAF006Batangafo
    BTHIDN199Batam, Batam Island
    BTIUSA051Barter Island
    BTJIDN199Banda Aceh, Sumatra Island
    BTKRUS198Bratsk
    BTLUSA090Battle Creek
    BTMUSA089Butte
    BTNUSA135Bennettsville
    BTOSUR139Botopasi
    BTPUSA135Butler
    BTQRWA026Butare
    BTRUSA082Baton Rouge
    BTSSVK267Bratislava
    BTTUSA051Bettles
    BTUMYS208Bintulu
    BTVUSA135Burlington
    BTWIDN212Batu Licin, Borneo Island
    BTXAUS253Betoota Airport
    BTYUSA118Beatty
    BTZTUR277Bursa
    BUAPNG351Buka Island
    BUBUSA082Burwell
    BUCAUS253Burketown Airport
    BUDHUN270Budapest
    BUFUSA135Buffalo
    BUGAGO031Benguela
    BUIIDN200Bokondini-Papua Island
    BUJDZA003Bou Saada Airport
    BULPNG351Bulolo
    BUMUSA082Butler
    BUNCOL075Buenaventura
    BUOSOM038Burao
    BUPIND205Bhatinda Air Force Station
    BUQZWE021Bulawayo
    BURUSA118Burbank
    BUSGEO232Batumi
    BUTBTN234Jakar
    BUWIDN212Bau Bau-Butung Island
    BUXCOD032Bunia Airport
    BUYAUS260Bunbury Airport
    BUZIRN233Bushehr
    BVAFRA291Beauvais/Tille
    BVBBRA074Boa Vista
    BVCCPV247Rabil
    BVEFRA291Nespouls
    BVGNOR290Berlevåg
    BVHBRA074Vilhena
    BVIAUS253Birdsville Airport
    BVJRUS242Bovanenkovo
    BVKBOL116Itenes
    BVLBOL116Baures
    BVMBRA069Belmonte
    BVOUSA082Bartlesville
    BVRCPV247Brava Island
    BVSBRA071Breves
    BVUUSA051Beluga
    BVVRUS239Iturup Island
    BVXUSA082Batesville
    BVYUSA135Beverly
    BVZAUS260Beverley Springs Airport
    BWANPL204Bhairawa
    BWBAUS260Barrow Island Airport
    BWCUSA118Brawley
    BWDUSA082Brownwood
    BWEDEU266Braunschweig Wolfsburg Airport
    BWFGBR283Barrow-in-Furness
    BWGUSA082Bowling Green
    BWHMYS207Butterworth
    BWIUSA135Baltimore
    BWKHRV311Brac Island
    BWLUSA082Blackwell
    BWNBRN186Bandar Seri Begawan
    BWORUS298Balakovo
    BWQAUS261Brewarrina Airport
    BWTAUS259Burnie
    BWUAUS261Sydney
    BWWCUB106Cayo Santa Maria
    BXAUSA082Bogalusa
    BXBIDN200Babo-Papua Island
    BXDIDN200Bade-Papua Island
    BXESEN015Bakel
    BXFAUS260Bellburn
    BXGAUS256Bendigo Airport
    BXHKAZ223Balkhash
    BXICIV000Boundiali
    BXJKAZ174Aima Ata
    BXKUSA140Buckeye
    BXNTUR277Bodrum
    BXOCHE313Buochs
    BXRIRN233Bam Airport
    BXSUSA118Borrego Springs
    BXTIDN212Bontang, Borneo Island
    BXUPHL213Butuan City
    BXVISL249Breiðdalsvík
    BXYKAZ174Baikonur
    BYAUSA051Boundary
    BYCBOL116Yacuiba
    BYDYEM173Al-Bayda
    BYFFRA291Albert/Bray
    BYGUSA089Buffalo
    BYHUSA082Blytheville
    BYIUSA076Burley
    BYJPRT281Beja
    BYKCIV000Bouake Airport
    BYMCUB106Bayamo
    BYNMNG237Bayankhongor
    BYOBRA077Bonito
    BYPAUS260Barimunya Airport
    BYRDNK272Laeso
    BYSUSA118Fort Irwin/Barstow
    BYTIRL273Bantry
    BYUDEU266Bayreuth
    BYWUSA118Blakely Island
    BZANIC121Bonanza
    BZCBRA153Cabo Frio
    BZDAUS261Balranald Airport
    BZEBLZ072Belize City
    BZFUSA118Redding
    BZGPOL310Bydgoszcz
    BZITUR277Balikesir
    BZKRUS289Bryansk
    BZLBGD191Barisal
    BZNUSA089Bozeman
    BZOITA295Bolzano
    BZPAUS253Lakefield National Park
    BZRFRA291Beziers/Vias
    BZTUSA082Brazoria
    BZUCOD032Buta Zega Airport
    BZVCOG010Brazzaville
    BZXCHN227Bazhong
    BZYMDA271Strymba
    BZZGBR283Brize Norton
    CAAHND161Catacamas
    CABAGO031Cabinda
    CACBRA153Cascavel
    CADUSA090Cadillac
    CAEUSA135Columbia
    CAFBRA074Carauari
    CAGITA295Cagliari
    CAHVNM195Ca Mau City
    CAIEGY012Cairo
    CAJVEN079Canaima
    CAKUSA135Akron
    CALGBR283Campbeltown
    CAMBOL116Camiri
    CANCHN227Guangzhou
    CAOUSA089Clayton
    CAPHTI141Cap Haitien
    CAQCOL075Caucasia
    CARUSA135Caribou
    CATPRT281Cascais
    CAUBRA096Caruaru
    CAVAGO031Cazombo
    CAWBRA153Campos Dos Goytacazes
    CAXGBR283Carlisle
    CAYGUF080Cayenne / Rochambeau
    CAZAUS261Cobar Airport
    CBBBOL116Cochabamba
    CBDIND205Car Nicobar Air Force Station
    CBEUSA135Cumberland
    CBFUSA082Council Bluffs
    CBGGBR283Cambridge
    CBHDZA003Bechar
    CBIAUS256Cape Barren Island Airport
    CBJDOM152Cabo Rojo
    CBKUSA082Colby
    CBLVEN079Ciudad Bolivar Airport
    CBMUSA082Columbus
    CBNIDN199Cirebon, Java Island
    CBOPHL213Cotabato City
    CBQNGA028Calabar
    CBRAUS261Canberra
    CBSVEN079Cabimas
    CBTAGO031Catumbela
    CBUDEU266Cottbus
    CBVGTM102Coban
    CBWBRA153Campo Mourao
    CBXAUS261Condobolin Airport
    CBYAUS253Canobie
    CCBUSA118Upland
    CCCCUB106Cayo Coco
    CCEEGY012New Administrative Capital
    CCFFRA291Carcassonne/Salvaza
    CCGUSA082Crane
    CCHCHL151Chile Chico
    CCIBRA153Concordia
    CCJIND205Calicut
    CCKCCK316Cocos (Keeling) Islands
    CCLAUS253Chinchilla Airport
    CCMBRA153Criciuma
    CCNAFG202Chakcharan
    CCOCOL075Puerto Lopez
    CCPCHL151Concepcion
    CCRUSA118Concord
    CCSVEN079Caracas
    CCTARG062Colonia Catriel
    CCUIND205Kolkata
    CCVVUT329Craig Cove
    CCWAUS252Cowell Airport
    CCXBRA086Caceres
    CCYUSA082Charles City
    CCZBHS134Chub Cay Airport
    CDAAUS254Cooinda Airport
    CDBUSA051Cold Bay
    CDCUSA089Cedar City
    CDDHND161Cauquira
    CDECHN227Chengde
    CDGFRA291Paris
    CDHUSA082Camden
    CDIBRA153Cachoeiro Do Itapemirim
    CDJBRA071Conceicao Do Araguaia
    CDKUSA135Cedar Key
    CDLUSA051Candle
    CDNUSA135Camden
    CDOZAF022Cradock
    CDPIND205Cuddapah Airport
    CDQAUS253Croydon Airport
    CDRUSA089Chadron
    CDSUSA082Childress
    CDTESP285Castellón de la Plana
    CDUAUS261Camden Airport
    CDVUSA051Cordova
    CDWUSA135Caldwell
    CDYPHL213Mapun
    CEAUSA082Wichita
    CEBPHL213Lapu-Lapu City
    CECUSA118Crescent City
    CEDAUS252Ceduna Airport
    CEERUS289Cherepovets
    CEFUSA135Springfield/Chicopee
    CEGGBR283Hawarden
    CEHMWI009Chelinda Malawi Airport
    CEITHA182Chiang Rai
    CEKRUS242Chelyabinsk
    CELBRA153Canela
    CEMUSA051Central
    CENMEX107Ciudad Obregon
    CEOAGO031Waco Kungo
    CEPBOL116Concepcion
    CEQFRA291Cannes/Mandelieu
    CERFRA291Cherbourg/Maupertus
    CESAUS261Cessnock Airport
    CETFRA291Cholet/Le Pontreau
    CEUUSA135Clemson
    CEVUSA108Connersville
    CEWUSA082Crestview
    CEXUSA051Chena Hot Springs
    CEYUSA082Murray
    CEZUSA089Cortez
    CFBBRA153Cabo Frio
    CFCBRA153Caçador
    CFDUSA082Bryan
    CFEFRA291Clermont-Ferrand/Auvergne
    CFFAGO031Cafunfo
    CFGCUB106Cienfuegos
    CFHAUS252Clifton Hills Station
    CFIAUS254Camfield Airport
    CFKDZA003Chlef
    CFNIRL273Donegal
    CFOBRA077Confresa
    CFQCAN085Creston
    CFRFRA291Caen/Carpiquet
    CFSAUS261Coffs Harbour
    CFTUSA140Clifton/Morenci
    CFUGRC264Kerkyra Island
    CFVUSA082Coffeyville
    CGAUSA051Craig
    CGBBRA086Cuiaba
    CGCPNG351Cape Gloucester
    CGDCHN227Changde
    CGEUSA135Cambridge
    CGFUSA135Cleveland
    CGHBRA153Sao Paulo
    CGIUSA082Cape Girardeau
    CGJZMB033Kasompe
    CGKIDN199Jakarta
    CGLPER117Chagual
    CGMPHL213Camiguin Airport
    CGNDEU266Cologne
    CGOCHN227Zhengzhou
    CGPBGD191Chittagong
    CGQCHN227Changchun
    CGRBRA077Campo Grande
    CGSUSA135College Park
    CGVAUS260Caiguna Airport
    CGYPHL213Laguindingan
    CGZUSA140Casa Grande
    CHAUSA135Chattanooga
    CHBPAK203Chilas
    CHCNZL324Christchurch
    CHFKOR226Jinhae
    CHGCHN227Chaoyang
    CHHPER117Chachapoyas
    CHJZWE021Chipinge
    CHKUSA082Chickasha
    CHLUSA076Challis
    CHMPER117Chimbote
    CHOUSA135Charlottesville
    CHPUSA051Circle Hot Springs
    CHQGRC264Souda
    CHRFRA291Chateauroux/Deols
    CHSUSA135Charleston
    CHTNZL326Waitangi
    CHUUSA051Chuathbaluk
    CHXPAN138Changuinola
    CHYSLB335Choiseul Bay Airport
    CHZUSA118Chiloquin
    CIAITA295Roma
    CICUSA118Chico
    CIDUSA082Cedar Rapids
    CIEAUS260Collie Airport
    CIFCHN227Chifeng
    CIGUSA089Craig
    CIHCHN227Changzhi
    CIITUR277Aydin
    CIJBOL116Cobija
    CIKUSA051Chalkyitsik
    CILUSA136Council
    CIMCOL075Cimitarra
    CINUSA082Carroll
    CIOPRY068Concepcion
    CIPZMB033Chipata
    CIQGTM102Chiquimula
    CIRUSA082Cairo
    CISKIR330Abariringa
    CITKAZ174Shymkent
    CIUUSA135Sault Ste Marie
    CIWVCT160Canouan
    CIXPER117Chiclayo
    CIYITA295Comiso
    CIZBRA074Coari
    CJAPER117Cajamarca
    CJBIND205Coimbatore
    CJCCHL151Calama
    CJFAUS260Coondewanna Airport
    CJJKOR226Cheongju
    CJLPAK203Chitral
    CJMTHA182Chumphon Airport
    CJSMEX125Ciudad Juarez
    CJTMEX128Comitan Airport
    CJUKOR226Jeju City
    CKAUSA082Cherokee
    CKBUSA135Clarksburg
    CKCUKR280Cherkasy
    CKDUSA051Crooked Creek
    CKEUSA118Lakeport
    CKGCHN227Chongqing
    CKHRUS229Chokurdah
    CKIAUS254Croker Island Airport
    CKKUSA082Ash Flat
    CKLRUS289Moscow
    CKMUSA082Clarksdale
    CKNUSA082Crookston
    CKOBRA153Cornelio Procopio
    CKSBRA054Carajas
    CKTIRN233Sarakhs
    CKUUSA051Cordova
    CKVUSA082Clarksville
    CKWAUS260Christmas Creek mine
    CKXUSA051Chicken
    CKYGIN014Conakry
    CKZTUR277Canakkale
    CLDUSA118Carlsbad
    CLEUSA135Cleveland
    CLGUSA118Coalinga
    CLHAUS261Coolah Airport
    CLIUSA082Clintonville
    CLJROU269Cluj-Napoca
    CLKUSA082Clinton
    CLLUSA082College Station
    CLMUSA118Port Angeles
    CLNBRA054Carolina
    CLOCOL075Cali
    CLPUSA051Clarks Point
    CLQMEX128Colima
    CLRUSA118Calipatria
    CLSUSA118Chehalis
    CLTUSA135Charlotte
    CLUUSA108Columbus
    CLVBRA153Caldas Novas
    CLWUSA135Clearwater
    CLXARG057Clorinda
    CLYFRA291Calvi/Sainte-Catherine
    CLZVEN079Guarico
    CMAAUS253Cunnamulla Airport
    CMBLKA189Colombo
    CMCBRA096Camocim
    CMDAUS261Cootamundra Airport
    CMEMEX128Ciudad del Carmen
    CMFFRA291Chambery/Aix-les-Bains
    CMGBRA077Corumba
    CMHUSA135Columbus
    CMIUSA082Champaign/Urbana
    CMJTWN230Qimei
    CMKMWI009Club Makokola
    CMLAUS253Camooweal Airport
    CMMGTM102Carmelita
    CMNMAR013Casablanca
    CMOSOM038Obbia
    CMPBRA071Santana Do Araguaia
    CMQAUS253Clermont Airport
    CMRFRA291Colmar/Houssen
    CMSSOM038Scusciuban
    CMUPNG351Kundiawa
    CMVNZL324Coromandel Aerodrome
    CMWCUB106Camaguey
    CMXUSA135Hancock
    CMYUSA082Sparta
    CNAMEX107Cananea Airport
    CNBAUS261Coonamble Airport
    CNCAUS253Coconut Island Airport
    CNDROU269Constanta
    CNEUSA089Canon City
    CNFBRA153Belo Horizonte
    CNGFRA291Cognac/Chateaubernard
    CNHUSA135Claremont
    CNICHN227Changhai
    CNJAUS253Cloncurry
    CNKUSA082Concordia
    CNLDNK272Sindal
    CNMUSA089Carlsbad
    CNNIND205Mattannur
    CNOUSA118Chino
    CNPGRL154Neerlerit Inaat
    CNQARG057Corrientes
    CNRCHL151Chanaral
    CNSAUS253Cairns
    CNUUSA082Chanute
    CNVBRA069Canavieiras
    CNWUSA082Waco
    CNXTHA182Chiang Mai
    CNYUSA089Moab
    COAUSA118Columbia
    COCARG057Concordia
    CODUSA089Cody
    COEUSA118Coeur D'Alene
    COFUSA135Cocoa Beach
    COGCOL075Condoto
    COHIND205Cooch Behar Airport
    COIUSA135Merritt Island
    COJAUS261Coonabarabran Airport
    COKIND205Cochin
    COLGBR283Coll Island
    COMUSA082Coleman
    CONUSA135Concord
    COOBEN045Cotonou
    COPUSA135Cooperstown
    COQMNG237Choibalsan Airport
    CORARG057Cordoba
    COSUSA089Colorado Springs
    COTUSA082Cotulla
    COUUSA082Columbia
    COVTUR277Tarsus
    COWCHL151Coquimbo
    COXBHS134Andros
    COYAUS260Coolawanyah Airport
    COZDOM152Costanza
    CPBCOL075Capurgana
    CPCARG062Chapelco/San Martin de los Andes
    CPDAUS252Coober Pedy Airport
    CPEMEX127Campeche
    CPFIDN199Tjepu, Java Island
    CPHDNK272Copenhagen
    CPLCOL075Chaparral
    CPMUSA118Compton
    CPOCHL151Copiapo
    CPPCHL151Pica
    CPQBRA153Campinas
    CPRUSA089Casper
    CPSUSA082Cahokia/St Louis
    CPTZAF022Cape Town
    CPUBRA096Cururupu
    CPVBRA096Campina Grande
    CPXUSA144Isla De Culebra
    CQABRA086Canarana
    CQDIRN233Shahrekord
    CQFFRA291Marck
    CQMESP285Ciudad Real
    CQSBRA143Costa Marques
    CQWCHN227Wulong
    CRAROU269Craiova
    CRBAUS261Collarenebri Airport
    CRCCOL075Cartago
    CRDARG056Comodoro Rivadavia
    CREUSA135North Myrtle Beach
    CRFCAF006Carnot
    CRGUSA135Jacksonville
    CRIBHS134Colonel Hill
    CRKPHL213Angeles City
    CRLBEL268Brussels
    CRMPHL213Catarman
    CRPUSA082Corpus Christi
    CRQBRA069Caravelas
    CRRARG057Ceres
    CRSUSA082Corsicana
    CRTUSA082Crossett
    CRUGRD100Carriacou Island
    CRVITA295Crotone
    CRWUSA135Charleston
    CRXUSA082Corinth
    CRZTKM178Turkmenabat
    CSAGBR283Colonsay
    CSBROU269Caransebes
    CSCCRI084Canas
    CSEUSA089Crested Butte
    CSFFRA291Creil
    CSGUSA135Columbus
    CSHRUS289Solovetsky Islands
    CSIAUS261Casino Airport
    CSKSEN015Cap Skirring
    CSMUSA082Burns Flat
    CSNUSA118Carson City
    CSODEU266Magdeburg
    CSQUSA082Creston
    CSSBRA077Cassilandia
    CSUBRA153Santa Cruz Do Sul
    CSVUSA082Crossville
    CSWMEX125Cabo San Lucas
    CSXCHN227Changsha
    CSYRUS289Cheboksary
    CSZARG055Coronel Suarez
    CTAITA295Catania
    CTBUSA089Cut Bank
    CTCARG056Catamarca
    CTDPAN138Chitre
    CTFGTM102Coatepeque
    CTGCOL075Cartagena
    CTHUSA135Coatesville
    CTIAGO031Cuito Cuanavale
    CTKUSA082Canton
    CTLAUS253Charleville
    CTMMEX078Chetumal
    CTNAUS253Cooktown Airport
    CTOUSA135Calverton
    CTPBRA096Carutapera
    CTQBRA153Santa Vitoria Do Palmar
    CTSJPN235Chitose / Tomakomai
    CTTFRA291Le Castellet
    CTUCHN227Chengdu
    CTWUSA140Cottonwood
    CTXUSA135Cortland
    CTYUSA135Cross City
    CTZUSA135Clinton
    CUAMEX125Ciudad Constitucion
    CUBUSA135Columbia
    CUCCOL075Cucuta
    CUDAUS253Caloundra Airport
    CUEECU103Cuenca
    CUFITA295Cuneo
    CUGAUS261Cudal Airport
    CUHUSA082Cushing
    CUKBLZ072Caye Caulker
    CULMEX125Culiacan
    CUMVEN079Cumana (Antonio Jose de Sucre) Airport
    CUNMEX078Cancun
    CUOCOL075Caruru
    CUPVEN079Carupano
    CUQAUS253Coen Airport
    CURCUW087Willemstad
    CUSUSA089Columbus
    CUTARG062Cutral-Co
    CUUMEX125Chihuahua
    CUVVEN079Casigua El Cubo
    CUYAUS260Cue Airport
    CUZPER117Cusco
    CVCAUS252Cleve Airport
    CVECOL075Covenas
    CVFFRA291Courcheval
    CVGUSA135Covington
    CVHARG062Lafontaine
    CVJMEX128General Mariano Matamoros Airport
    CVMMEX131Ciudad Victoria
    CVNUSA089Clovis
    CVOUSA118Corvallis
    CVQAUS260Carnarvon Airport
    CVSUSA089Clovis
    CVTGBR283Coventry
    CVUPRT244Corvo
    CWAUSA082Mosinee
    CWBBRA153Curitiba
    CWCUKR306Chernivtsi
    CWFUSA082Lake Charles
    CWIUSA082Clinton
    CWKIND205Chitrakoot
    CWLGBR283Cardiff
    CWRAUS252Cowarie Airport
    CWSUSA118Center Island
    CWTAUS261Cowra Airport
    CWWAUS261Corowa Airport
    CWXUSA140Willcox
    CXAVEN079Caicara del Orinoco Airport
    CXBBGD191Cox's Bazar
    CXCUSA051Chitina
    CXFUSA051Coldfoot
    CXHCAN167Vancouver
    CXIKIR338Banana
    CXJBRA153Caxias Do Sul
    CXLUSA118Calexico
    CXNSOM038Candala
    CXOUSA082Houston
    CXPIDN199Cilacap, Java Island
    CXQAUS260Christmas Creek Station Airport
    CXRVNM195Nha Trang
    CXTAUS253Charters Towers Airport
    CXYBHS134Cat Cay
    CYAHTI141Les Cayes
    CYBCYM081Cayman Brac
    CYFUSA051Chefornak
    CYGAUS259Corryong Airport
    CYITWN230Chiayi City
    CYLHND161Coyoles
    CYOCUB106Cayo Largo del Sur
    CYPPHL213Calbayog City
    CYRURY132Colonia
    CYSUSA089Cheyenne
    CYTUSA051Yakataga
    CYUPHL213Cuyo
    CYWMEX128Celaya
    CYXRUS229Cherskiy
    CYZPHL213Cauayan City
    CZAMEX128Chichen Itza International Airport
    CZCUSA051Copper Center
    CZEVEN079Coro
    CZFUSA051Cape Romanzof
    CZKUSA118Cascade Locks
    CZLDZA003Constantine
    CZMMEX078Cozumel
    CZNUSA051Chisana
    CZOUSA051Chistochina
    CZSBRA093Cruzeiro Do Sul
    CZTUSA082Carrizo Springs
    CZUCOL075Corozal
    CZXCHN227Changzhou
    CZYAUS253Cluny Airport
    DAAUSA135Fort Belvoir
    DABUSA135Daytona Beach
    DACBGD191Dhaka
    DADVNM195Da Nang
    DAGUSA118Daggett
    DAKEGY012Dakhla Airport
    DALUSA082Dallas
    DAMSYR190Damascus
    DANUSA135Danville
    DAOPNG351Dabo
    DARTZA016Dar es Salaam
    DASCAN170Great Bear Lake
    DATCHN227Datong
    DAUPNG351Daru
    DAVPAN138David
    DAYUSA135Dayton
    DAZAFG202Darwaz
    DBAPAK203Dalbandin
    DBBEGY012El Alamein
    DBDIND205Dhanbad Airport
    DBMETH002Debra Marcos
    DBNUSA135Dublin
    DBOAUS261Dubbo
    DBPPNG351Debepare
    DBQUSA082Dubuque
    DBRIND205Darbhanga Airport
    DBSUSA076Dubois
    DBTETH002Debre Tabor
    DBVHRV311Dubrovnik
    DBYAUS253Dalby Airport
    DCAUSA135Washington
    DCFDMA091Canefield
    DCIITA295Decimomannu
    DCKUSA051Dahl Creek
    DCMFRA291Castres/Mazamet
    DCNAUS260RAAF Base Curtin
    DCTBHS134Duncan Town Airport
    DCUUSA082Decatur
    DCYCHN227Daocheng County
    DDCUSA082Dodge City
    DDDMDV319Dhaalu Atoll
    DDGCHN227Dandong
    DDNAUS253Delta Downs Airport
    DDRCHN227Rikaze Dingri Airport
    DDUPAK203Dadu
    DEAPAK203Dera Ghazi Khan
    DEBHUN270Debrecen
    DECUSA082Decatur
    DEDIND205Dehradun
    DEERUS239Kunashir Island
    DEFIRN233Dezful Airport
    DEHUSA082Decorah
    DEISYC318Denis Island
    DEJCHN227Deijan
    DELIND205New Delhi
    DEMETH002Dembidollo
    DENUSA089Denver
    DEPIND205Daporijo
    DEQCHN227Deqing
    DERPNG351Derim
    DESSYC318Desroches Island
    DETUSA090Detroit
    DEZSYR190Deir ez-Zor
    DFIUSA135Defiance
    DFPAUS253Drumduff
    DFWUSA082Dallas-Fort Worth
    DGABLZ072Dangriga
    DGDAUS260Dalgaranga Gold Mine Airport
    DGEAUS261Mudgee
    DGFCAN167Douglas Lake
    DGHIND205Deoghar
    DGLUSA140Douglas
    DGNUSA135Dahlgren
    DGOMEX131Durango
    DGRNZL324Dargaville Aerodrome
    DGTPHL213Dumaguete City
    DGUBFA044Dedougou
    DGWUSA089Douglas
    DHDAUS253Durham Downs Airport
    DHFARE193Al Bihouth
    DHHCHN227Barkol
    DHINPL204Dhangarhi
    DHMIND205Kangra Airport
    DHNUSA082Dothan
    DHRNLD262Den Helder
    DHTUSA082Dalhart
    DIAQAT222Doha
    DIBIND205Dibrugarh
    DIEMDG314Arrachart Airport
    DIGCHN227Shangri-La
    DIJFRA291Dijon/Longvic
    DIKUSA089Dickinson
    DILTLS192Dili
    DIMCIV000Dimbokro
    DINVNM195Dien Bien Phu
    DIPBFA044Diapaga
    DIQBRA153Divinopolis
    DIRETH002Dire Dawa
    DISCOG010Dolisie
    DIUIND205Diu
    DIYTUR277Diyarbakir
    DJABEN045Djougou
    DJBIDN199Jambi, Sumatra Island
    DJETUN048Djerba
    DJGDZA003Djanet
    DJJIDN200Jayapura-Papua Island
    DJMCOG010Djambala
    DJNUSA051Delta Junction
    DJOCIV000Daloa Airport
    DJUISL249Djúpivogur
    DKIAUS253Dunk Island Airport
    DKKUSA135Dunkirk
    DKRSEN015Dakar
    DKSRUS206Dikson
    DKVAUS254Docker River Airport
    DLACMR018Douala
    DLCCHN227Dalian
    DLEFRA291Dole/Tavaux
    DLFUSA082Del Rio
    DLGUSA051Dillingham
    DLHUSA082Duluth
    DLIVNM195Dalat
    DLKAUS252Dulkaninna
    DLLUSA135Dillon
    DLMTUR277Dalaman
    DLNUSA089Dillon
    DLSUSA118The Dalles
    DLUCHN227Xiaguan
    DLVAUS254Delissaville Airport
    DLYVUT329Dillon's Bay
    DLZMNG237Dalanzadgad
    DMAUSA140Tucson
    DMBKAZ223Taraz
    DMDAUS253Doomadgee Airport
    DMERUS289Moscow
    DMKTHA182Bangkok
    DMMSAU224Ad Dammam
    DMNUSA089Deming
    DMOUSA082Sedalia
    DMTBRA077Diamantino
    DMUIND205Dimapur
    DNAJPN235Kadena Air Base
    DNBAUS253Dunbar Airport
    DNDGBR283Dundee
    DNHCHN227Dunhuang
    DNKUKR280Dnipro
    DNLUSA135Augusta
    DNNUSA135Dalton
    DNOBRA054Dianopolis
    DNPNPL204Dang
    DNQAUS261Deniliquin Airport
    DNRFRA291Dinard/Pleurtuit/Saint-Malo
    DNSUSA082Denison
    DNVUSA082Danville
    DNXSDN025Dinder
    DNZTUR277Denizli
    DOBIDN200Dobo-Kobror Island
    DODTZA016Dodoma
    DOESUR139Djumu-Djomoe
    DOGSDN025Dongola
    DOHQAT222Doha
    DOKUKR280Donetsk
    DOLFRA291Deauville
    DOMDMA091Marigot
    DONGTM102Dos Lagunas
    DOPNPL204Dolpa
    DORBFA044Dori
    DOUBRA077Dourados
    DOVUSA135Dover
    DOXAUS260Dongara Airport
    DOYCHN227Dongying
    DPAUSA082Chicago/West Chicago
    DPBCHL145Bahia Inutil
    DPEFRA291Dieppe
    DPGUSA089Dugway Proving Ground
    DPLPHL213Dipolog City
    DPOAUS259Devonport
    DPSIDN212Denpasar-Bali Island
    DQACHN227Daqing Shi
    DQMOMN214Duqm
    DRAUSA118Mercury
    DRBAUS260Derby Airport
    DRDAUS253Dorunda Airport
    DREUSA135Drummond Island
    DRFUSA051Kenai
    DRGUSA051Deering
    DRIUSA082De Ridder
    DRJSUR139Drietabbetje
    DRKCRI084Puntarenas
    DRNAUS253Dirranbandi Airport
    DROUSA089Durango
    DRPPHL213Daraga
    DRRAUS253Durrie Airport
    DRSDEU266Dresden
    DRTUSA082Del Rio
    DRUUSA089Drummond
    DRVMDV319Dharavandhoo
    DRWAUS254Darwin
    DRYAUS260Drysdale River Airport
    DSCCMR018Dschang
    DSDGLP101Grande Anse
    DSEETH002Dessie
    DSIUSA082Destin
    DSKPAK203Dera Ismael Khan
    DSMUSA082Des Moines
    DSNCHN227Ordos
    DSOPRK221Sondok Airport
    DSSSEN015Diass
    DSVUSA135Dansville
    DTAUSA089Delta
    DTBIDN199Tingkeum, Sumatra Island
    DTDIDN212Datadawai, Borneo Island
    DTEPHL213Daet
    DTHUSA118Death Valley National Park
    DTIBRA153Diamantina
    DTLUSA082Detroit Lakes
    DTMDEU266Dortmund
    DTNUSA082Shreveport
    DTRUSA118Anacortes
    DTWUSA135Detroit
    DUAUSA082Durant
    DUBIRL273Dublin
    DUCUSA082Duncan
    DUDNZL324Dunedin
    DUEAGO031Chitato
    DUFUSA135Corolla
    DUGUSA140Douglas Bisbee
    DUJUSA135Dubois
    DUKZAF022Mubatuba
    DUMIDN199Dumai, Sumatra Island
    DUQCAN167Duncan
    DURZAF022Durban
    DUSDEU266Dusseldorf
    DUTUSA051Unalaska
    DVKCAN170Diavik
    DVLUSA082Devils Lake
    DVNUSA082Davenport
    DVOPHL213Davao City
    DVPAUS253Davenport Downs Airport
    DVRAUS254Daly River Airport
    DVTUSA140Phoenix
    DWBMDG314Soalala
    DWCARE193Jebel Ali
    DWDSAU224Al Dawadmi
    DWHUSA082Houston
    DXBARE193Dubai
    DXDAUS253New Dixie
    DXEUSA082Madison
    DXJCHN227Xiangxi
    DXNIND205Jewar
    DXRUSA135Danbury
    DYAAUS253Dysart Airport
    DYGCHN227Dayong
    DYLUSA135Doylestown
    DYRRUS176Anadyr
    DYSUSA082Abilene
    DYUTJK194Dushanbe
    DYWAUS254Daly Waters
    DZAMYT321Dzaoudzi
    DZHCHN227Dazhou
    DZNKAZ174Zhezkazgan
    DZOURY132Durazno
    EAAUSA051Eagle
    EABYEM173Abs
    EAEVUT329Sangafa
    EAMSAU224Nejran
    EANUSA089Wheatland
    EARUSA082Kearney
    EASESP285Hondarribia
    EATUSA118Wenatchee
    EAUUSA082Eau Claire
    EAXSUR139Paramaribo
    EBAITA295Marina Di Campo
    EBBUGA024Kampala
    EBDSDN025Al-Ubayyid
    EBGCOL075El Bagre
    EBHDZA003El Bayadh
    EBJDNK272Esbjerg
    EBLIRQ179Arbil
    EBMTUN048El Borma
    EBSUSA082Webster City
    EBUFRA291Saint-Etienne/Boutheon
    EBWCMR018Ebolowa
    ECAUSA135East Tawas
    ECGUSA135Elizabeth City
    ECHAUS259Echuca Airport
    ECNCYP215Nicosia
    ECPUSA082Panama City
    ECSUSA089Newcastle
    EDBSDN025El Debba
    EDCUSA082Austin
    EDEUSA135Edenton
    EDFUSA051Anchorage
    EDIGBR283Edinburgh
    EDKUSA082El Dorado
    EDLKEN040Eldoret
    EDMFRA291La Roche-sur-Yon/Les Ajoncs
    EDOTUR277Edremit
    EDRAUS253Pormpuraaw Airport
    EDWUSA118Edwards
    EEDUSA118Needles
    EEKUSA051Eek
    EENUSA135Keene
    EFDUSA082Houston
    EFKUSA135Newport
    EFLGRC264Kefallinia Island
    EFWUSA082Jefferson
    EGCFRA291Bergerac/Roumaniere
    EGEUSA089Eagle
    EGIUSA082Crestview
    EGMSLB335Sege
    EGNSDN025Geneina
    EGORUS289Belgorod
    EGPUSA082Eagle Pass
    EGSISL249Egilsstaðir
    EGVUSA082Eagle River
    EGXUSA051Egegik
    EHLARG062El Bolson
    EHMUSA051Cape Newenham
    EHUCHN227Ezhou
    EIBDEU266Eisenach
    EIERUS206Yeniseysk
    EIHAUS253Einasleigh
    EIKRUS289Yeysk
    EILUSA051Fairbanks
    EINNLD262Eindhoven
    EISVGB166Road Town
    EIYISR201Sapir
    EJACOL075Barrancabermeja
    EJHSAU224Al Wajh
    EJNCHN227Ejina Banner Taolai Airport
    EKAUSA118Eureka
    EKIUSA108Elkhart
    EKNUSA135Elkins
    EKOUSA118Elko
    EKSRUS239Shakhtersk
    EKTSWE302Eskilstuna
    EKXUSA135Elizabethtown
    ELAUSA082Eagle Lake
    ELBCOL075El Banco
    ELCAUS254Elcho Island
    ELDUSA082El Dorado
    ELFSDN025El Fasher
    ELGDZA003El Golea Airport
    ELHBHS134North Eleuthera
    ELIUSA051Elim
    ELKUSA082Elk City
    ELLZAF022Ellisras
    ELMUSA135Elmira/Corning
    ELNUSA118Ellensburg
    ELOARG057El Dorado
    ELPUSA089El Paso
    ELQSAU224Gassim Airport
    ELSZAF022East London
    ELTEGY012El Tor Airport
    ELUDZA003Guemar
    ELYUSA118Ely
    ELZUSA135Wellsville
    EMAGBR283Nottingham
    EMDAUS253Emerald
    EMEDEU266Emden
    EMGZAF022Empangeni
    EMKUSA051Emmonak
    EMLCHE313Emmen Airport
    EMMUSA089Kemmerer
    EMNMRT043Nema
    EMPUSA082Emporia
    EMTUSA118El Monte
    EMXARG056El Maiten
    ENAUSA051Kenai
    ENBAUS260Eneabba
    ENCFRA291Nancy/Essey
    ENDUSA082Enid
    ENEIDN212Ende-Flores Island
    ENFFIN275Enontekio
    ENHCHN227Enshi
    ENIPHL213El Nido
    ENKGBR283Enniskillen
    ENLUSA082Centralia
    ENNUSA051Nenana
    ENOPRY068Encarnacion
    ENSNLD262Enschede
    ENUNGA028Enegu
    ENVUSA089Wendover
    ENWUSA082Kenosha
    ENYCHN227Yan'an
    EOHCOL075Medellin
    EOIGBR283Eday
    EOKUSA082Keokuk
    EORVEN079Bolivar
    EOSUSA082Neosho
    EOZVEN079Elorza Airport
    EPAARG055El Palomar
    EPGUSA082Weeping Water
    EPHUSA118Ephrata
    EPLFRA291Epinal/Mirecourt
    EPRAUS260Esperance Airport
    EPSDOM152Arroyo Barril
    EPUEST303Parnu
    EQSARG056Esquel
    ERASOM038Erigavo
    ERBAUS252Ernabella Airport
    ERCTUR277Erzincan
    ERDUKR312Berdiansk
    ERFDEU266Erfurt
    ERGRUS198Erbogachen
    ERHMAR013Errachidia
    ERIUSA135Erie
    ERLCHN227Erenhot
    ERMBRA153Erechim
    ERNBRA074Eirunepe
    ERRUSA135Errol
    ERSNAM049Windhoek
    ERVUSA082Kerrville
    ERZTUR277Erzurum
    ESBTUR277Ankara
    ESCUSA135Escanaba
    ESDUSA118Eastsound
    ESEMEX164Ensenada Airport
    ESFUSA082Alexandria
    ESGPRY068Mariscal Estigarribia
    ESHGBR283Brighton
    ESIBRA153Espinosa
    ESKTUR277Eskişehir
    ESLRUS289Elista
    ESMECU103Tachina
    ESNUSA135Easton
    ESOUSA089Espanola
    ESRCHL151El Salvador
    ESSDEU266Essen Mulheim Airport
    ESTUSA082Estherville
    ESUMAR013Essaouira
    ESWUSA118Easton
    ETBUSA082West Bend
    ETDAUS252Etadunna
    ETEETH002Metema
    ETMISR201Eilat
    ETNUSA082Eastland
    ETRECU103Santa Rosa
    ETSUSA082Enterprise
    ETZFRA291Metz / Nancy
    EUATON356Eua Island
    EUCAUS255Eucla Airport
    EUEUSA118Eureka
    EUFUSA082Eufaula
    EUGUSA118Eugene
    EUMDEU266Neumunster
    EUNESH013El Aaiun
    EUQPHL213San Jose
    EUXBES115Sint Eustatius
    EVDAUS254Eva Downs
    EVENOR290Evenes
    EVGSWE302Sveg Airport
    EVHAUS261Evans Head Aerodrome
    EVMUSA082Eveleth
    EVNARM243Yerevan
    EVVUSA082Evansville
    EVWUSA089Evanston
    EVXFRA291Evreux/Fauville
    EWBUSA135New Bedford
    EWIIDN200Enarotali-Papua Island
    EWKUSA082Newton
    EWNUSA135New Bern
    EWOCOG010Ewo
    EWRUSA135Newark
    EXMAUS260Exmouth Airport
    EXTGBR283Exeter
    EYLMLI005Yelimane
    EYPCOL075El Yopal
    EYRUSA118Yerington
    EYSKEN040Eliye Springs
    EYWUSA135Key West
    EZEARG055Ezeiza
    EZSTUR277Elazig
    EZVRUS242Berezovo Airport
    FAAGIN014Faranah Airport
    FABGBR283Farnborough
    FACPYF354Faaite Airport
    FAEFRO248Vagar
    FAFUSA135Fort Eustis
    FAGISL249Fagurhólsmýri
    FAHAFG202Farah
    FAIUSA051Fairbanks
    FAMUSA082Farmington
    FAOPRT281Faro
    FAQPNG351Frieda River
    FARUSA082Fargo
    FATUSA118Fresno
    FAUOMN214Fahud
    FAVPYF354Fakarava Airport
    FAYUSA135Fayetteville
    FAZIRN233Fasa
    FBABRA074Fonte Boa
    FBDAFG202Faizabad
    FBEBRA153Francisco Beltrao
    FBGUSA135Fort Bragg
    FBKUSA051Fairbanks/Ft Wainwright
    FBLUSA082Faribault
    FBMCOD032Lubumbashi
    FBRUSA089Fort Bridger
    FBYUSA082Fairbury
    FCAUSA089Kalispell
    FCBZAF022Ficksburg
    FCHUSA118Fresno
    FCMUSA082Minneapolis
    FCOITA295Rome
    FCSUSA089Fort Carson
    FCYUSA082Forrest City
    FDACOL075Fundacion
    FDENOR290Førde
    FDFMTQ124Fort-de-France
    FDHDEU266Friedrichshafen
    FDKUSA135Frederick
    FDOARG055San Fernando
    FDRUSA082Frederick
    FDUCOD027Bandundu Airport
    FDYUSA135Findlay
    FEBNPL204Sanfebagar
    FECBRA069Feira De Santana
    FEGUZB231Fergana
    FEJBRA149Feijó
    FEKCIV000Ferkessedougou
    FELDEU266Furstenfeldbruck
    FENBRA096Fernando De Noronha
    FEPUSA082Freeport
    FETUSA082Fremont
    FEZMAR013Fes
    FFAUSA135Kill Devil Hills
    FFDGBR283Fairford
    FFLUSA082Fairfield
    FFMUSA082Fergus Falls
    FFOUSA135Dayton
    FFTUSA135Frankfort
    FFUCHL151Futaleufu
    FGDMRT043Fderik
    FGIWSM323Apia
    FGUPYF354Fangatau Airport
    FHUUSA140Fort Huachuca Sierra Vista
    FHZPYF354Fakahina
    FIDUSA135Fishers Island
    FIEGBR283Fair Isle
    FIGGIN014Fria Airport
    FIHCOD027Kinshasa
    FIKAUS254Finke
    FILUSA089Fillmore
    FINPNG351Buki
    FIZAUS260Fitzroy Crossing Airport
    FJRARE193Fujairah International Airport
    FKBDEU266Baden-Baden
    FKICOD032Kisangani
    FKJJPN235Fukui Airport
    FKLUSA135Franklin
    FKNUSA135Franklin
    FKQIDN200Fakfak-Papua Island
    FKSJPN235Sukagawa
    FLACOL075Florencia
    FLBBRA096Floriano
    FLDUSA082Fond Du Lac
    FLFDEU266Flensburg
    FLGUSA140Flagstaff
    FLIISL249Flateyri
    FLLUSA135Fort Lauderdale
    FLMPRY068Filadelfia
    FLNBRA153Florianopolis
    FLOUSA135Florence
    FLPUSA082Flippin
    FLRITA295Firenze
    FLSAUS259Flinders Island Airport
    FLTUSA051Flat
    FLVUSA082Fort Leavenworth
    FLWPRT244Santa Cruz das Flores
    FLXUSA118Fallon
    FLYAUS261Finley Airport
    FLZIDN199Sibolga, Sumatra Island
    FMAARG057Formosa
    FMEUSA135Fort Meade (Odenton)
    FMGCRI084Brasilito
    FMHUSA135Falmouth
    FMICOD032Kalemie Airport
    FMMDEU266Memmingen
    FMNUSA089Farmington
    FMODEU266Munster
    FMSUSA082Fort Madison
    FMUUSA118Florence
    FMYUSA135Fort Myers
    FNASLE019Freetown
    FNBDEU266Neubrandenburg Airport
    FNCPRT281Funchal
    FNDMDV319Funadhoo
    FNEPNG351Fane Mission
    FNGBFA044Fada N'gourma
    FNHETH002Fincha
    FNIFRA291Nimes/Garons
    FNJPRK221Pyongyang
    FNLUSA089Fort Collins/Loveland
    FNTUSA135Flint
    FNUITA295Oristano
    FOBUSA118Fort Bragg
    FOCCHN227Fuzhou
    FODUSA082Fort Dodge
    FOEUSA082Topeka
    FOGITA295Foggia
    FOKUSA135Westhampton Beach
    FOMCMR018Foumban
    FONCRI084La Fortuna/San Carlos
    FOOIDN200Kornasoren-Numfoor Island
    FORBRA096Fortaleza
    FOSAUS260Forrest Airport
    FOTAUS261Forster (Wallis Is) Airport
    FOUGAB029Fougamou
    FPOBHS134Freeport
    FPRUSA135Fort Pierce
    FPYUSA135Perry
    FRADEU266Frankfurt am Main
    FRBAUS261Forbes
    FRCBRA153Franca
    FRDUSA118Friday Harbor
    FRESLB335Fera Island
    FRGUSA135Farmingdale
    FRHUSA108French Lick
    FRIUSA082Fort Riley (Junction City)
    FRKSYC318Fregate Island
    FRLITA295Forli
    FRMUSA082Fairmont
    FRNUSA051Fort Richardson (Anchorage)
    FRONOR290Florø
    FRRUSA135Front Royal
    FRSGTM102San Benito
    FRTCHL151Frutillar
    FRWBWA020Francistown
    FRYUSA135Fryeburg
    FRZDEU266Fritzlar
    FSCFRA291Figari Sud-Corse
    FSDUSA082Sioux Falls
    FSIUSA082Fort Sill
    FSKUSA082Fort Scott
    FSMUSA082Fort Smith
    FSPSPM129Saint-Pierre
    FSSGBR283Kinloss
    FSTUSA082Fort Stockton
    FSUUSA089Fort Sumner
    FSZJPN235Mt. Fuji Shizuoka Airport
    FTAVUT329Futuna Island
    FTEARG061El Calafate
    FTIASM348Fitiuta Village
    FTKUSA135Fort Knox
    FTUMDG314Tolanaro
    FTWUSA082Fort Worth
    FTXCOG010Owando
    FTYUSA135Atlanta
    FUEESP246Fuerteventura Island
    FUGCHN227Fuyang
    FUJJPN235Goto
    FUKJPN235Fukuoka
    FULUSA118Fullerton
    FUNTUV332Funafuti
    FUOCHN227Foshan
    FUTWLF358Futuna Island
    FVLAUS260Flora Valley Airport
    FVMMDV319Fuvahmulah Island
    FWAUSA135Fort Wayne
    FWHUSA082Fort Worth
    FWLUSA051Farewell
    FXEUSA135Fort Lauderdale
    FXOMOZ035Cuamba
    FXYUSA082Forest City
    FYMUSA082Fayetteville
    FYTTCD041Faya Largeau Airport
    FYUUSA051Fort Yukon
    FYVUSA082Fayetteville
    GABUSA118Gabbs
    GACHND161El Molino
    GADUSA082Gadsden
    GAETUN048Gabès
    GAFTUN048Gafsa
    GAGUSA082Gage
    GAHAUS253Gayndah Airport
    GAIUSA135Gaithersburg
    GAJJPN235Yamagata
    GALUSA051Galena
    GAMUSA051Gambell
    GANMDV319Gan
    GAOCUB106Guantanamo
    GAPPNG351Gusap
    GAQMLI005Gao Airport
    GARPNG351Garaina
    GASKEN040Garissa
    GATFRA291Avignon
    GAUIND205Guwahati
    GAWMMR241Gangaw
    GAYIND205Gaya Airport
    GBAGBR283Kemble
    GBBAZE181Gabala
    GBDUSA082Great Bend
    GBEBWA020Gaborone
    GBFPNG351Negarbo
    GBGUSA082Galesburg
    GBHUSA051Galbraith Lake
    GBIIND205Gulbarga
    GBJGLP101Grand Bourg
    GBKSLE019Gbangbatok
    GBLAUS254South Goulburn Is Airport
    GBPAUS253Gamboola Airport
    GBRUSA135Great Barrington
    GBTIRN233Gorgan
    GBUSDN025Khashm El Girba
    GBVAUS260Gibb River Airport
    GBWAUS260Ginbata
    GBZNZL324Claris
    GCCUSA089Gillette
    GCDUSA118Electric City
    GCHIRN233Gachsaran Airport
    GCIGGY274Saint Peter Port
    GCJZAF022Midrand
    GCKUSA082Garden City
    GCMCYM081Georgetown
    GCNUSA140Grand Canyon
    GCTUSA140Whitmore
    GCWUSA140Peach Springs
    GCYUSA135Greeneville
    GDCUSA135Greenville
    GDDAUS260Gordon Downs
    GDEETH002Gode
    GDGRUS240Magdagachi
    GDICAF006Melle
    GDJCOD032Gandajika
    GDLMEX128Guadalajara
    GDMUSA135Gardner
    GDNPOL310Gdańsk
    GDOVEN079Guasdalito Airport
    GDPBRA096Guadalupe
    GDQETH002Gondar
    GDTTCA099Cockburn Town
    GDVUSA089Glendive
    GDWUSA135Gladwin
    GDXRUS211Magadan
    GDZRUS289Gelendzhik
    GEANCL347Noumea
    GEBIDN200Gebe Island
    GEDUSA135Georgetown
    GEEAUS256Georgetown (Tas) Airport
    GEFSLB335Liangia
    GEGUSA118Spokane
    GELBRA153Santo Angelo
    GEOGUY104Georgetown
    GERCUB106Nueva Gerona
    GESPHL213General Santos
    GETAUS260Geraldton Airport
    GEVSWE302Gallivare
    GEYUSA089Greybull
    GFDUSA108Greenfield
    GFFAUS261Griffith
    GFKUSA082Grand Forks
    GFLUSA135Glens Falls
    GFNAUS261Grafton Airport
    GFOGUY104Bartica
    GFRFRA291Granville
    GFYNAM049Grootfontein
    GGBBRA086Agua Boa
    GGDAUS253Gregory Downs Airport
    GGEUSA135Georgetown
    GGFBRA150Almeirim
    GGGUSA082Longview
    GGHBRA153Cianorte
    GGMKEN040Kakamega
    GGNCIV000Gagnoa
    GGOCIV000Guiglo
    GGRSOM038Garowe
    GGSARG061Gobernador Gregores
    GGTBHS134George Town
    GGWUSA089Glasgow
    GHADZA003Ghardaia
    GHBBHS134Governor's Harbour
    GHCBHS134Great Harbour Cay Airport
    GHFDEU266Giebelstadt Army Air Field
    GHMUSA082Centerville
    GHTLBY047Ghat
    GHUARG057Gualeguaychu
    GHVROU269Braşov
    GIBGIB285Gibraltar
    GICAUS253Boigu Airport
    GIDBDI011Gitega
    GIFUSA135Winter Haven
    GIGBRA153Rio De Janeiro
    GIIGIN014Siguiri
    GILPAK203Gilgit
    GIRCOL075Girardot
    GISNZL324Gisborne
    GIULKA189Sigiriya
    GIYZAF022Giyani
    GIZSAU224Jizan
    GJAHND161Guanaja
    GJLDZA003Jijel
    GJMBRA074Guajara-Mirim
    GJRISL249Gjögur
    GJTUSA089Grand Junction
    GKAPNG351Goronka
    GKDTUR277Gokceada
    GKEDEU266Geilenkirchen Airport
    GKKMDV319Kooddoo
    GKLAUS257Great Keppel Is Airport
    GKNUSA051Gulkana
    GKTUSA135Sevierville
    GLAGBR283Glasgow
    GLBUSA140Globe
    GLDUSA089Goodland
    GLEUSA082Gainesville
    GLFCRI084Golfito
    GLGAUS253Glengyle Airport
    GLHUSA082Greenville
    GLIAUS261Glen Innes Airport
    GLJCOL075Garzon
    GLKSOM038Galcaio
    GLLNOR290Klanten
    GLMAUS253Glenormiston Airport
    GLOGBR283Staverton
    GLRUSA090Gaylord
    GLSUSA082Galveston
    GLTAUS253Gladstone
    GLUBTN234Gelephu
    GLVUSA051Golovin
    GLWUSA082Glasgow
    GLXIDN200Galela-Celebes Island
    GLZNLD262Breda
    GMACOD027Gemena
    GMBETH002Gambela
    GMDMAR013Ben Slimane
    GMEBLR288Gomel
    GMIPNG351Gasmata Island
    GMMCOG010Gamboma
    GMNNZL324Greymouth Airport
    GMONGA028Gombe
    GMPKOR226Seoul
    GMRPYF334Totegegie Airport
    GMSBRA153Uberlandia
    GMTUSA051Granite Mountain
    GMUUSA135Greenville
    GMVUSA089Monument Valley
    GMZESP246Alajero
    GNABLR288Hrodna
    GNBFRA291Grenoble/Saint-Geoirs
    GNDGRD100Saint George's
    GNFUSA118Quincy
    GNGUSA076Gooding
    GNITWN230Lyudao
    GNJAZE181Ganja
    GNMBRA096Guanambi
    GNRARG062General Roca
    GNSIDN199Gunung Sitoli, Nias Island
    GNTUSA089Grants
    GNUUSA051Goodnews
    GNVUSA135Gainesville
    GNYTUR277Sanliurfa
    GNZBWA020Ghanzi
    GOAITA295Genova
    GOBETH002Goba
    GOGNAM049Gobabis
    GOHGRL137Nuuk
    GOIIND205Dabolim
    GOJRUS289Nizhny Novgorod
    GOKUSA082Guthrie
    GOLUSA118Gold Beach
    GOMCOD026Goma
    GONUSA135Groton (New London)
    GOOAUS253Goondiwindi Airport
    GOPIND205Gorakhpur
    GOQCHN227Golmud
    GORETH002Gore
    GOTSWE302Gothenburg
    GOUCMR018Garoua
    GOVAUS254Nhulunbuy
    GOXIND205Mopa
    GOYLKA189Amparai
    GOZBGR301Gorna Oryahovitsa
    GPAGRC264Patras
    GPBBRA153Guarapuava
    GPICOL075Guapi
    GPLCRI084Pococi
    GPNAUS254Garden Point Airport
    GPOARG062General Pico
    GPSECU333Baltra
    GPTUSA082Gulfport
    GPZUSA082Grand Rapids
    GQQUSA135Galion
    GRBUSA082Green Bay
    GRDUSA135Greenwood
    GREUSA082Greenville
    GRFUSA118Fort Lewis/Tacoma
    GRIUSA082Grand Island
    GRJZAF022George
    GRKUSA082Fort Hood (Killeen)
    GRLPNG351Au
    GRMUSA082Grand Marais
    GRNUSA089Gordon
    GROESP285Girona
    GRPBRA096Gurupi
    GRQNLD262Groningen
    GRRUSA135Grand Rapids
    GRSITA295Grosetto
    GRUBRA153Sao Paulo
    GRVRUS289Grozny
    GRWPRT244Santa Cruz da Graciosa
    GRXESP285Granada
    GRYISL249Grímsey
    GRZAUT307Graz
    GSAMYS208Long Miau
    GSBUSA135Goldsboro
    GSCAUS260Gascoyne Junction Airport
    GSESWE302Gothenburg
    GSHUSA108Goshen
    GSIGUF080Grand-Santi
    GSJGTM102Puerto San Jose
    GSMIRN233Dayrestan Airport
    GSNAUS252Mount Gunson
    GSOUSA135Greensboro
    GSPUSA135Greer
    GSQEGY012Shark El Oweinat International Airport
    GSRSOM038Gardo
    GSSZAF022Belfast
    GSTUSA051Gustavus
    GSUSDN025Gedaref
    GSVRUS298Saratov
    GTASLB335Gatokae
    GTEAUS254Groote Eylandt
    GTFUSA089Great Falls
    GTGUSA082Grantsburg
    GTIDEU266Rugen
    GTNNZL324Glentanner Station
    GTOIDN212Gorontalo-Celebes Island
    GTPUSA118Grants Pass
    GTRUSA082Columbus/W Point/Starkville
    GTSAUS254The Granites
    GTTAUS253Georgetown Airport
    GTYUSA135Gettysburg
    GUAGTM102Guatemala City
    GUBMEX164Guerrero Negro
    GUCUSA089Gunnison
    GUDMLI005Goundam
    GUFUSA082Gulf Shores
    GUHAUS261Gunnedah Airport
    GUIVEN079Guiria Airport
    GUJBRA153Guaratingueta
    GULAUS261Goulburn Airport
    GUMGUM336Tamuning
    GUPUSA089Gallup
    GUQVEN079Guanare
    GURPNG351Gurney
    GUSUSA108Peru
    GUTDEU266Gutersloh
    GUUISL249Grundarfjörður
    GUVPNG351Mougulu
    GUWKAZ218Atyrau
    GUXIND205Guna Airport
    GUYUSA082Guymon
    GUZBRA153Guarapari
    GVACHE313Geneva
    GVEUSA135Gordonsville
    GVIPNG351Green River
    GVLUSA135Gainesville
    GVNRUS239Sovetskaya Gavan
    GVPAUS253Greenvale Airport
    GVRBRA153Governador Valadares
    GVTUSA082Greenville
    GVXSWE302Gavle / Sandviken
    GWAMMR241Gwa
    GWDPAK203Gwadar
    GWEZWE021Gweru
    GWLIND205Gwalior
    GWOUSA082Greenwood
    GWSUSA089Glenwood Springs
    GWTDEU266Westerland
    GWVUSA082Bush
    GXFYEM173Sayun
    GXGAGO031Negage
    GXHCHN227Xiahe
    GXMIDN212Kuala Kurun
    GXQCHL151Coyhaique
    GXXCMR018Yagoua
    GXYUSA089Greeley
    GYABOL116Guayaramerin
    GYDAZE181Baku
    GYEECU103Guayaquil
    GYGRUS240Magan
    GYIRWA026Gisenyi
    GYLAUS260Argyle Airport
    GYMMEX107Guaymas
    GYNBRA153Goiania
    GYPAUS253Gympie Airport
    GYRUSA140Goodyear
    GYSCHN227Guangyuan
    GYUCHN227Guyuan
    GYYUSA082Gary/Chicago
    GYZAUS260Gruyere Airport
    GZGCHN227Garze
    GZOSLB335Gizo
    GZPTUR277Gazipasa
    GZTTUR277Gaziantep
    GZWIRN233Qazvin
    HAANOR290Hasvik
    HABUSA082Hamilton
    HACJPN235Hachijojima
    HADSWE302Halmstad
    HAFUSA118Half Moon Bay
    HAHCOM317Moroni
    HAIUSA090Three Rivers
    HAJDEU266Hannover
    HAKCHN227Haikou
    HAMDEU266Hamburg
    HANVNM195Hanoi
    HAOUSA135Hamilton
    HAQMDV319Haa Dhaalu
    HARUSA135Harrisburg
    HASSAU224Hail Airport
    HATAUS253Heathlands Airport
    HAUNOR290Karmoy
    HAVCUB106Havana
    HAWGBR283Haverfordwest
    HAYCOL075Aguachica
    HBAAUS256Hobart
    HBBUSA089Hobbs
    HBEEGY012Alexandria
    HBGUSA082Hattiesburg
    HBKUSA140Holbrook
    HBQCHN227Haibei
    HBRUSA082Hobart
    HBTSAU224King Khaled Military City
    HBUMNG197Bulgan Sum Airport
    HBXIND205Hubli
    HCAUSA082Big Spring
    HCCUSA135Hudson
    HCMSOM038Eil
    HCNTWN230Hengchung
    HCQAUS260Halls Creek Airport
    HCRUSA051Holy Cross
    HCWUSA135Cheraw
    HCZCHN227Chenzhou
    HDDPAK203Hyderabad
    HDEUSA082Holdrege
    HDFDEU266Heringsdorf
    HDGCHN227Handan
    HDHUSA337Mokuleia
    HDKMDV319Kulhudhuffushi
    HDMIRN233Hamadan
    HDNUSA089Hayden
    HDOIND205Ghaziabad
    HDRIRN233Havadarya
    HDSZAF022Hoedspruit
    HDYTHA182Hat Yai
    HEAAFG202Herat Airport
    HEDUSA051Herendeen Bay
    HEEUSA082Helena/West Helena
    HEHMMR241Heho
    HEIDEU266Busum
    HEKCHN227Heihe
    HELFIN275Helsinki
    HERGRC264Heraklion
    HESUSA118Hermiston
    HETCHN227Hohhot
    HEWGRC264Athens
    HEZUSA082Natchez
    HFAISR201Haifa
    HFDUSA135Hartford
    HFECHN227Hefei
    HFFUSA135Camp Mackall
    HFNISL249Höfn
    HFSSWE302Hagfors Airport
    HFTNOR290Hammerfest
    HGASOM038Hargeisa
    HGDAUS253Hughenden Airport
    HGEVEN079Higuerote Airport
    HGHCHN227Hangzhou
    HGIIND205Itanagar
    HGLDEU266Helgoland
    HGNTHA182Mae Hong Son Airport
    HGOCIV000Korhogo Airport
    HGRUSA135Hagerstown
    HGSSLE019Freetown
    HGUPNG351Mount Hagen
    HGZUSA051Hogatza
    HHEJPN235Hachinohe Airport
    HHHUSA135Hilton Head Island
    HHIUSA337Wahiawa
    HHNDEU266Hahn
    HHQTHA182Hua Hin
    HHRUSA118Hawthorne
    HHZPYF354Hikueru Atoll
    HIACHN227Huai'an
    HIBUSA082Hibbing
    HIDAUS253Horn Island
    HIEUSA135Whitefield
    HIFUSA089Ogden
    HIGAUS253Highbury Airport
    HIIUSA140Lake Havasu City
    HIJJPN235Hiroshima
    HIMLKA189Hingurakgoda
    HINKOR226Sacheon
    HIOUSA118Portland
    HIPAUS253Headingly Airport
    HIRSLB335Honiara
    HJJCHN227Huaihua
    HJRIND205Khajuraho
    HJTMNG237Khujirt Airport
    HKAUSA082Blytheville
    HKDJPN235Hakodate
    HKGHKG196Hong Kong
    HKKNZL324Hokitika Airfield
    HKNPNG351Hoskins
    HKSUSA082Jackson
    HKTTHA182Phuket
    HKYUSA135Hickory
    HLAZAF022Johannesburg
    HLBUSA108Batesville
    HLCUSA082Hill City
    HLDCHN227Hailar
    HLESHN250Saint Helena
    HLFSWE302Hultsfred Airport
    HLGUSA135Wheeling
    HLHCHN227Ulanhot
    HLIUSA118Hollister
    HLJLTU308Barysiai
    HLLAUS260Hillside Airport
    HLNUSA089Helena
    HLPIDN199Jakarta
    HLRUSA082Fort Hood (Killeen)
    HLSAUS256St Helens Airport
    HLTAUS256Hamilton Airport
    HLUNCL347Houailou
    HLWZAF022Hluhluwe
    HLZNZL324Hamilton
    HMARUS242Khanty-Mansiysk
    HMBEGY012Sohag
    HMEDZA003Hassi Messaoud
    HMGAUS254Hermannsburg Airport
    HMICHN227Hami
    HMJUKR280Khmelnytskyi
    HMNUSA089Alamogordo
    HMOMEX107Hermosillo
    HMRNOR290Hamar
    HMTUSA118Hemet
    HMVSWE302Hemavan Airport
    HMYKOR226Seosan
    HNAJPN235Hanamaki Airport
    HNBUSA109Huntingburg
    HNCUSA135Hatteras
    HNDJPN235Tokyo
    HNHUSA051Hoonah
    HNICHN227Hechi
    HNLUSA337Honolulu
    HNMUSA337Hana
    HNSUSA051Haines
    HNYCHN227Hengyang
    HOAKEN040Hola
    HOBUSA089Hobbs
    HODYEM173Hodeida
    HOFSAU224Al Ahsa Airport
    HOGCUB106Holguin
    HOHAUT307Hohenems / Dornbirn
    HOIPYF354Hao Airport
    HOKAUS254Hooker Creek Airport
    HOMUSA051Homer
    HONUSA082Huron
    HOPUSA082Fort Campbell/Hopkinsville
    HOQDEU266Hof
    HORPRT244Horta
    HOSARG062Chos Malal
    HOTUSA082Hot Springs
    HOUUSA082Houston
    HOVNOR290Ørsta
    HOXMMR241Hommalinn
    HPATON356Lifuka
    HPBUSA051Hooper Bay
    HPHVNM195Haiphong
    HPNUSA135White Plains
    HPTUSA082Hampton
    HPVUSA337Hanalei
    HPYUSA082Baytown
    HQLCHN227Tashkurgan
    HQMUSA118Hoquiam
    HRBCHN227Harbin
    HREZWE021Harare
    HRFMDV319Hoarafushi
    HRGEGY012Hurghada
    HRILKA189Hambantota
    HRKUKR280Kharkiv
    HRLUSA082Harlingen
    HRMDZA003Hassi R'Mel Airport
    HROUSA082Harrison
    HRSZAF022Harrismith
    HRTGBR283Linton-On-Ouse
    HRYAUS254Henbury Airport
    HRZBRA153Horizontina
    HSAKAZ174Turkistan
    HSBUSA082Harrisburg
    HSCCHN227Shaoguan
    HSGJPN235Saga
    HSHUSA118Las Vegas
    HSIUSA082Hastings
    HSKESP285Monflorite/Alcala del Obispo
    HSLUSA051Huslia
    HSMAUS259Horsham Airport
    HSNCHN227Zhoushan
    HSPUSA135Hot Springs
    HSRIND205Rajkot
    HSSIND205Hissar Airport
    HSTUSA135Homestead
    HSVUSA082Huntsville
    HSZTWN230Hsinchu City
    HTARUS187Chita
    HTGRUS206Khatanga
    HTHUSA118Hawthorne
    HTIAUS257Hamilton Island
    HTLUSA090Houghton Lake
    HTNCHN227Hotan
    HTOUSA135East Hampton
    HTRJPN235Hateruma
    HTSUSA135Huntington
    HTUAUS259Hopetoun Airport
    HTVUSA082Huntsville
    HTWUSA135Chesapeake/Huntington Wva
    HTYTUR277Hatay
    HTZCOL075Hato Corozal
    HUAUSA082Redstone Arsnl Huntsville
    HUBAUS254Humbert River Airport
    HUCUSA144Humacao
    HUDUSA082Humboldt
    HUEETH002Humera
    HUFUSA108Terre Haute
    HUGGTM102Huehuetenango
    HUHPYF354Fare
    HUIVNM195Hue
    HUJUSA082Hugo
    HULUSA135Houlton
    HUMUSA082Houma
    HUNTWN230Hualien City
    HUOCHN227Holingol
    HUQLBY047Hon Airport
    HUSUSA051Hughes
    HUTUSA082Hutchinson
    HUUPER117Huanuco
    HUWBRA122Humaita
    HUXMEX128Huatulco
    HUYGBR283Grimsby
    HUZCHN227Huizhou
    HVAMDG314Analalava Airport
    HVBAUS253Hervey Bay
    HVDMNG197Khovd
    HVEUSA089Hanksville
    HVGNOR290Honningsvåg
    HVKISL249Hólmavík
    HVNUSA135New Haven
    HVRUSA089Havre
    HVSUSA135Hartsville
    HWDUSA118Hayward
    HWKAUS252Hawker
    HWNZWE021Hwange
    HWOUSA135Hollywood
    HWRIND205Ludhiana
    HXDCHN227Delingha
    HXXAUS261Hay Airport
    HYAUSA135Hyannis
    HYCGBR283High Wycombe
    HYDIND205Hyderabad
    HYLUSA051Hollis
    HYNCHN227Huangyan
    HYRUSA082Hayward
    HYSUSA082Hays
    HYVFIN275Hyvinkaa Airport
    HZACHN227Heze
    HZBFRA291Merville/Calonne
    HZGCHN227Hanzhong
    HZHCHN227Qiandongnan Liping Airport
    HZKISL249Húsavík
    HZLUSA135Hazleton
    HZPCAN092Fort Mackay
    IAARUS206Igarka
    IABUSA082Wichita
    IADUSA135Washington
    IAGUSA135Niagara Falls
    IAHUSA082Houston
    IAMDZA003Amenas
    IANUSA051Kiana
    IAOPHL213Del Carmen
    IAQIRN233Bushehr
    IARRUS289Tunoshna Airport
    IASROU269Iasi
    IBANGA028Ibadan
    IBBECU333Isabela
    IBECOL075Ibague
    IBPPER117Iberia
    IBRJPN235Omitama
    IBZESP285Ibiza
    ICAVEN079Icabaru Airport
    ICCVEN079Isla de Coche
    ICIFJI331Cicia
    ICKSUR139Nieuw Nickerie
    ICLUSA082Clarinda
    ICNKOR226Seoul
    ICRCUB106Nicaro
    ICSUSA076Cascade
    ICTUSA082Wichita
    ICYUSA051Icy Bay
    IDAUSA076Idaho Falls
    IDBSWE302Idre
    IDFCOD027Idiofa
    IDGUSA082Ida Grove
    IDHUSA118Grangeville
    IDIUSA135Indiana
    IDKAUS252Indulkana Airport
    IDOBRA054Cristalandia
    IDPUSA082Independence
    IDRIND205Indore
    IDYFRA291Ile d'Yeu
    IEGPOL310Babimost
    IEJJPN235Ie Jima Airport
    IESDEU266Riesa
    IEVUKR280Kyiv
    IFAUSA082Iowa Falls
    IFFAUS253Iffley Airport
    IFHIRN233Hesa
    IFJISL249Ísafjörður
    IFLAUS253Innisfail Airport
    IFNIRN233Isfahan
    IFOUKR280Ivano-Frankivsk
    IFPUSA140Bullhead City
    IFUMDV319Ifuru
    IGABHS134Matthew Town
    IGBARG062Ingeniero Jacobacci
    IGDTUR277Igdir
    IGGUSA051Igiugig
    IGHAUS253Ingham Airport
    IGLTUR277Izmir
    IGMUSA140Kingman
    IGNPHL213Iligan Airport
    IGOCOL075Chigorodo
    IGRARG057Puerto Iguazu
    IGSDEU266Manching
    IGTRUS289Magas
    IGUBRA153Foz Do Iguacu
    IHAJPN235Niijima Airport
    IHCMOZ035Inhaca
    IHOMDG314Ihosy
    IHRIRN233Iran Shahr Airport
    IIAIRL273Inis Meain
    IILIRN233Ilam
    IJKRUS296Izhevsk
    IJUBRA153Ijui
    IJXUSA082Jacksonville
    IKAIRN233Tehran
    IKBUSA135North Wilkesboro
    IKGKGZ185Karakol
    IKIJPN235Iki
    IKKUSA082Kankakee
    IKLCOD027Ikela
    IKOUSA050Nikolski
    IKPAUS253Inkerman Airport
    IKSRUS240Tiksi
    IKTRUS198Irkutsk
    IKUKGZ185Tamchy
    ILAIDN200Illaga-Papua Island
    ILDESP285Lleida
    ILEUSA082Killeen
    ILFCAN169Ilford
    ILGUSA135Wilmington
    ILHDEU266Illesheim Air Base
    ILIUSA051Iliamna
    ILKMDG314Ilaka
    ILLUSA082Willmar
    ILMUSA135Wilmington
    ILNUSA135Wilmington
    ILOPHL213Iloilo City
    ILPNCL347Ile des Pins
    ILQPER117Ilo
    ILRNGA028Ilorin
    ILSSLV094San Salvador
    ILUKEN040Kilaguni
    ILYGBR283Port Ellen
    ILZSVK267Zilina
    IMBGUY104Imbaimadai
    IMFIND205Imphal
    IMKNPL204Simikot
    IMLUSA089Imperial
    IMMUSA135Immokalee
    IMOCAF006Zemio
    IMPBRA096Imperatriz
    IMQIRN233Makou
    IMTUSA082Iron Mountain Kingsford
    INARUS289Inta
    INCCHN227Yinchuan
    INDUSA135Indianapolis
    INFDZA003In Guezzam
    INGARG061El Calafate
    INHMOZ035Inhambabe
    INISRB265Nis
    INJAUS253Injune Airport
    INKUSA082Wink
    INLUSA082International Falls
    INMAUS252Innamincka Airport
    INNAUT307Innsbruck
    INOCOD027Inongo
    INQIRL273Inis Oirr
    INSUSA118Indian Springs
    INTUSA135Winston Salem
    INUNRU344Yaren District
    INVGBR283Inverness
    INWUSA140Winslow
    INXIDN200Inanwatan Airport-Papua Island
    INZDZA003In Salah
    IOAGRC264Ioannina
    IOMIMN276Castletown
    IONCOG010Impfondo
    IORIRL273Inis Mor
    IOSBRA069Ilheus
    IOUNCL347Ile Ouen
    IOWUSA082Iowa City
    IPAVUT329Ipota
    IPCCHL328Isla De Pascua
    IPEPHL213Ipil
    IPGBRA122Santo Antonio Do Ica
    IPHMYS207Ipoh
    IPICOL075Ipiales
    IPLUSA118Imperial
    IPNBRA153Ipatinga
    IPTUSA135Williamsport
    IPUBRA069Ipiau
    IPZCRI084Perez Zeledon
    IQAIRQ179Hit
    IQMCHN227Qiemo
    IQNCHN227Qingyang
    IQQCHL151Iquique
    IQTPER117Iquitos
    IRASLB335Kirakira
    IRBUSA082Iraan
    IRCUSA051Circle
    IREBRA069Irece
    IRGAUS253Lockhart River Airport
    IRITZA016Nduli
    IRJARG059La Rioja
    IRKUSA082Kirksville
    IRMRUS242Igrim Airport
    IRNHND161Iriona
    IROCAF006Birao
    IRPCOD032Matari Airport
    IRSUSA090Sturgis
    IRZBRA122Santa Isabel Do Rio Negro
    ISAAUS253Mount Isa
    ISBPAK203Islamabad
    ISCGBR283St. Mary's
    ISETUR277Isparta
    ISGJPN235Ishigaki
    ISIAUS253Isisford Airport
    ISJMEX078Isla Mujeres Airport
    ISKIND205Nasik
    ISLTUR277Istanbul
    ISMUSA135Orlando
    ISOUSA135Kinston
    ISPUSA135New York
    ISQUSA090Manistique
    ISSUSA135Wiscasset
    ISTTUR277Arnavutköy, Istanbul
    ISUIRQ179Sulaymaniyah
    ISWUSA082Wisconsin Rapids
    ITABRA074Itacoatiara
    ITBBRA071Itaituba
    ITEBRA069Itubera
    ITHUSA135Ithaca
    ITIBRA150Cumaru Do Norte
    ITMJPN235Osaka
    ITOUSA337Hilo
    ITPBRA153Itaperuna
    ITQBRA153Itaqui
    IUDQAT222Ar Rayyan
    IUENIU345Alofi
    IVAMDG314Ambanja
    IVCNZL324Invercargill
    IVGMNE292Berane
    IVLFIN275Ivalo
    IVRAUS261Inverell Airport
    IVWAUS254Inverway
    IWARUS289Ivanovo
    IWDUSA126Ironwood
    IWJJPN235Masuda
    IWKJPN235Iwakuni
    IWOJPN235Iwo Jima Airport
    IWSUSA082Houston
    IXAIND205Agartala
    IXBIND205Siliguri
    IXCIND205Chandigarh
    IXDIND205Allahabad
    IXEIND205Mangalore
    IXGIND205Belgaum Airport
    IXHIND205Kailashahar Airport
    IXIIND205Lilabari
    IXJIND205Jammu
    IXKIND205Keshod Airport
    IXLIND205Leh
    IXMIND205Madurai
    IXNIND205Khowai
    IXPIND205Pathankot Air Force Station
    IXQIND205Kamalpur Airport
    IXRIND205Ranchi
    IXSIND205Silchar
    IXTIND205Pasighat
    IXUIND205Aurangabad
    IXVIND205Along Airport
    IXWIND205Jamshedpur Airport
    IXYIND205Kandla
    IXZIND205Port Blair
    IYKUSA118Inyokern
    IZABRA153Juiz De Fora
    IZOJPN235Izumo
    IZTMEX128Ixtepec Airport
    JAAAFG202Jalalabad Airport
    JABAUS254Jabiru Airport
    JACUSA089Jackson
    JADAUS260Perth
    JAEPER117Jaen
    JAFLKA189Jaffna
    JAGPAK203Jacobabad
    JAIIND205Jaipur
    JAKHTI141Jacmel
    JALMEX128Xalapa
    JAMBGR301Yambol
    JANUSA082Jackson
    JAPCRI084Puntarenas
    JARIRN233Jahrom Airport
    JASUSA082Jasper
    JAUPER117Jauja
    JAVGRL137Ilulissat
    JAWBRA147Araripina
    JAXUSA135Jacksonville
    JBKCHN227Qitai
    JBQDOM152La Isabela
    JBRUSA082Jonesboro
    JCBBRA153Joacaba
    JCIUSA082Olathe
    JCKAUS253Julia Creek Airport
    JCLCZE293Ceske Budejovice
    JCMBRA069Jacobina
    JCRBRA150Jacareacanga
    JCTUSA082Junction
    JCYUSA082Johnson City
    JDAUSA118John Day
    JDFBRA153Juiz De Fora
    JDGKOR226Jeongseok Airport
    JDHIND205Jodhpur
    JDNUSA089Jordan
    JDOBRA096Juazeiro Do Norte
    JDRBRA153Sao Joao Del Rei
    JDZCHN227Jingdezhen
    JEDSAU224Jeddah
    JEEHTI141Jeremie
    JEFUSA082Jefferson City
    JEGGRL137Aasiaat
    JEKZMB033Lower Zambezi National Park
    JEQBRA069Jequie
    JERJEY278Saint Helier
    JFKUSA135New York
    JFNUSA135Ashtabula
    JFRGRL137Paamiut
    JGAIND205Jamnagar
    JGNCHN227Jiayuguan
    JGSCHN227Ji'an
    JHBMYS207Senai
    JHFBRA153São Roque
    JHGCHN227Jinghong
    JHLCAN092Albian Village
    JHMUSA337Lahaina
    JHSGRL137Sisimiut
    JHWUSA135Jamestown
    JIABRA086Juina
    JIBDJI017Djibouti City
    JICCHN227Jinchang
    JIJETH002Jijiga
    JIKGRC264Ikaria Island
    JILCHN227Jilin
    JIMETH002Jimma
    JINUGA024Jinja
    JIPECU103Jipijapa
    JIQCHN227Chongqing
    JIRNPL204Jiri
    JIUCHN227Jiujiang
    JIWPAK203Jiwani
    JJDBRA096Jijoca de Jericoacoara (Cruz)
    JJGBRA153Jaguaruna
    JJIPER117Juanjui
    JJMKEN040Meru-Kinna
    JJNCHN227Quanzhou
    JKGSWE302Jonkoping
    JKHGRC264Chios Island
    JKLGRC264Kalymnos Island
    JKRNPL204Janakpur
    JKVUSA082Jacksonville
    JLAUSA051Cooper Landing
    JLNUSA082Joplin
    JLRIND205Jabalpur Airport
    JLSBRA153Jales
    JMKGRC264Mykonos Island
    JMONPL204Jomsom
    JMSUSA082Jamestown
    JMUCHN227Jiamusi
    JNABRA153Januaria
    JNBZAF022Johannesburg
    JNGCHN227Jining
    JNHCHN227Jiaxing
    JNIARG055Junin
    JNUUSA051Juneau
    JNXGRC264Naxos Island
    JNZCHN227Jinzhou
    JOEFIN275Joensuu / Liperi
    JOGIDN199Yogyakarta, Java Island
    JOHZAF022Port St Johns
    JOIBRA153Joinville
    JOLPHL213Jolo Airport
    JOMTZA016Njombe
    JOSNGA028Jos
    JOTUSA082Joliet
    JPABRA096Joao Pessoa
    JPRBRA074Ji-Parana
    JQAGRL137Uummannaq
    JQEPAN138Jaque
    JRFUSA337Kapolei
    JRGIND205Veer Surendra Sai
    JRHIND205Jorhat
    JRNBRA086Juruena
    JROTZA016Arusha
    JSAIND205Jaisalmer Airport
    JSHGRC264Crete Island
    JSIGRC264Skiathos
    JSMARG056Chubut
    JSRBGD191Jashahor
    JSTUSA135Johnstown
    JSUGRL137Maniitsoq
    JSYGRC264Syros Island
    JTCBRA153Bauru
    JTIBRA153Jatai
    JTRGRC264Santorini Island
    JTYGRC264Astypalaia Island
    JUABRA086Juara
    JUBSSD023Juba
    JUIDEU266Juist
    JUJARG058San Salvador de Jujuy
    JULPER117Juliaca
    JUMNPL204Jumla
    JUNAUS253Jundah Airport
    JURAUS260Jurien Bay Airport
    JUTHND161Jutigalpa
    JUVGRL137Upernavik
    JUZCHN227Quzhou
    JVAMDG314Ankavandra
    JVIUSA135Manville
    JVLUSA082Janesville
    JWABWA020Jwaneng Airport
    JWNIRN233Zanjan Airport
    JWOKOR226Jungwon Air Base
    JXACHN227Jixi
    JXNUSA090Jackson
    JYRIRN233Jiroft Airport
    JYVFIN275Jyvaskylan Maalaiskunta
    JZHCHN227Jiuzhaigou
    KAAZMB033Kasama
    KABZWE021Kariba
    KACSYR190Kamishly
    KADNGA028Kaduna
    KAEUSA051Kake
    KAGKOR226Gangneung Airport
    KAJFIN275Kajaani
    KALUSA051Kaltag
    KANNGA028Kano
    KAOFIN275Kuusamo
    KAPCOD032Kapanga
    KARGUY104Kamarang
    KATNZL324Kaitaia
    KAUFIN275Kauhava
    KAVVEN079Kavanayen Airport
    KAWMMR241Kawthoung
    KAXAUS260Kalbarri Airport
    KAYFJI331Wakaya Island
    KAZIDN200Kao-Celebes Island
    KBASLE019Kabala
    KBBAUS254Kirkimbie
    KBCUSA051Birch Creek
    KBGUGA024Kabalega Falls
    KBHTZA016Kahama
    KBICMR018Kribi
    KBJAUS254Kings Canyon Airport
    KBKIND205Kushinagar Airport
    KBLAFG202Kabul
    KBMPNG351Kabwum
    KBNCOD032Kabinda
    KBOCOD032Kabalo
    KBPUKR280Kyiv
    KBQMWI009Kasungu
    KBRMYS207Kota Baharu
    KBSSLE019Bo
    KBUIDN212Laut Island
    KBVTHA182Krabi
    KBYAUS252Streaky Bay Airport
    KBZNZL324Kaikoura Airport
    KCACHN227Kuqa
    KCBSUR139Kasikasima
    KCEAUS253Collinsville Airport
    KCFPAK203Kadanwari
    KCGUSA051Chignik
    KCHMYS207Kuching
    KCKRUS198Kirensk
    KCLUSA051Chignik Lagoon
    KCMTUR277Kahramanmaraş
    KCOTUR277Cengiz Topel Airport
    KCQUSA051Chignik Lake
    KCRUSA051Colorado Creek
    KCSAUS254Kings Creek Airport
    KCTLKA189Galle
    KCUUGA024Masindi
    KCZJPN235Nankoku
    KDASEN015Kolda
    KDBAUS260Kambalda Airport
    KDCBEN045Kandi
    KDDPAK203Khuzdar
    KDHAFG202Kandahar Airport
    KDIIDN212Kendari-Celebes Island
    KDJGAB029N'Djole
    KDKUSA051Kodiak
    KDLEST303Kardla
    KDMMDV319Huvadhu Atoll
    KDNGAB029Ndende
    KDOMDV319Kadhdhoo
    KDRPNG351Kandrian
    KDTTHA182Nakhon Pathom
    KDUPAK203Skardu
    KDVFJI331Vunisea
    KDXSDN025Kadugli
    KDYRUS239Tyopliy Klyuch
    KEATKM178Kerki
    KEBUSA051Nanwalek
    KECCOD033Kasenga
    KEDMRT043Kaedi
    KEECOG010Kelle
    KEFISL249Reykjavik
    KEIIDN200Kepi-Papua Island
    KEJRUS216Kemerovo
    KEKUSA051Ekwok
    KELDEU266Kiel
    KEMFIN275Kemi / Tornio
    KENSLE019Kenema
    KEOCIV000Odienne
    KEPNPL204Nepalgunj
    KEQIDN200Kebar-Papua Island
    KERIRN233Kerman
    KESCAN169Kelsey
    KETMMR241Kengtung
    KEUKEN040Keekorok
    KEVFIN275Halli / Kuorevesi
    KEYKEN040Kericho
    KFAMRT043Kiffa
    KFEAUS260Cloudbreak Village
    KFGAUS254Kalkgurung Airport
    KFPUSA051False Pass
    KFSTUR277Kastamonu
    KFZALB304Kukes
    KGACOD032Kananga
    KGCAUS252Kingscote Airport
    KGDRUS279Kaliningrad
    KGESLB335Kagau Island
    KGFKAZ174Karaganda
    KGGSEN015Kedougou
    KGIAUS260Kalgoorlie
    KGJMWI009Karonga
    KGKUSA051Koliganek
    KGLRWA026Kigali
    KGNCOD032Kasongo
    KGOUKR280Kropyvnytskyi
    KGPRUS242Kogalym
    KGSGRC264Kos Island
    KGTCHN227Kangding
    KGUMYS208Keningau
    KGXUSA051Grayling
    KGYAUS253Kingaroy Airport
    KGZUSA051Glacier Creek
    KHCUKR299Kerch
    KHDIRN233Khoram Abad Airport
    KHGCHN227Kashgar
    KHHTWN230Kaohsiung City
    KHIPAK203Karachi
    KHJFIN275Kauhajoki Airport
    KHKIRN233Khark Island Airport
    KHMMMR241Kanti
    KHNCHN227Nanchang
    KHRMNG237Kharkhorin Airport
    KHSOMN214Khasab
    KHTAFG202Khost
    KHVRUS239Khabarovsk
    KHWBWA020Khwai River Lodge
    KHYIRN233Khoy
    KHZPYF354Kauehi
    KIAGUY104Kaieteur Falls
    KICUSA118King City
    KIDSWE302Kristianstad
    KIEPNG325Kieta
    KIFCAN165Kingfisher Lake
    KIHIRN233Kish Island
    KIJJPN235Niigata
    KIKIRQ179Kirkuk
    KIMZAF022Kimberley
    KINJAM112Kingston
    KIPUSA082Wichita Falls
    KIRIRL273Killarney
    KISKEN040Kisumu
    KITGRC264Kithira Island
    KIWZMB033Kitwe
    KIXJPN235Osaka
    KIYTZA016Kilwa Masoko
    KJARUS206Krasnoyarsk
    KJBIND205Kurnool
    KJHCHN227Kaili
    KJKBEL268Wevelgem
    KJPJPN235Kerama
    KJTIDN199Bandung, Majalengka Regency
    KKAUSA051Koyuk
    KKCTHA182Khon Kaen
    KKDPNG351Kokoda
    KKENZL324Kerikeri
    KKHUSA051Kongiganak
    KKIUSA051Akiachak
    KKJJPN235Kitakyushu
    KKKUSA051Kalakaket Creek
    KKMTHA182Khok Kathiam Airport
    KKNNOR290Kirkenes
    KKONZL324Kaikohe Airport
    KKPAUS253Koolburra
    KKQRUS242Krasnoselkup
    KKRPYF354Kaukura Airport
    KKSIRN233Kashan Airport
    KKTUSA082Kentland
    KKUUSA051Ekuk
    KKWCOD027Kikwit Airport
    KKXJPN235Kikai Airport
    KKYIRL273Kilkenny
    KLBZMB033Kalabo
    KLCSEN015Kaolack
    KLDRUS289Tver
    KLECMR018Kaele
    KLFRUS289Kaluga
    KLGUSA051Kalskag
    KLHIND205Kolhapur Airport
    KLICOD027Kotakoli Airport
    KLKKEN040Kalokol
    KLMIRN233Kalaleh Airport
    KLNUSA051Larsen Bay
    KLOPHL213Kalibo
    KLQIDN199Keluang, Sumatra Island
    KLRSWE302Kalmar Airport
    KLSUSA118Kelso
    KLUAUT307Klagenfurt am Worthersee
    KLVCZE293Karlovy Vary
    KLWUSA051Klawock
    KLXGRC264Kalamata
    KLYCOD032Kalima
    KLZZAF022Kleinsee
    KMAPNG351Kerema
    KMERWA026Kamembe
    KMGCHN227Kunming
    KMHZAF022Kuruman
    KMIJPN235Miyazaki
    KMJJPN235Kumamoto
    KMKCOG010Makabana
    KMLAUS253Kamileroi Airport
    KMNCOD032Kamina
    KMOUSA051Manokotak
    KMPNAM049Keetmanshoop
    KMQJPN235Kanazawa
    KMRPNG351Karimui
    KMSGHA001Kumasi
    KMUSOM038Kisimayu Airport
    KMVMMR241Kalemyo
    KMWRUS289Kostroma
    KMXSAU224King Khaled Air Base
    KMZZMB033Kaoma
    KNACHL151Vina Del Mar
    KNBUSA089Kanab
    KNDCOD032Kindu
    KNFGBR283Marham
    KNGIDN200Kaimana-Papua Island
    KNHTWN230Shang-I
    KNIAUS260Katanning Airport
    KNJCOG010Kindamba
    KNKUSA051Kokhanok
    KNMCOD032Kaniama
    KNNGIN014Kankan
    KNOIDN199Medan, Sumatra Island
    KNQNCL347Kone
    KNRIRN233Kangan
    KNSAUS259King Island Airport
    KNTUSA082Kennett
    KNUIND205Kanpur
    KNWUSA051New Stuyahok
    KNXAUS260Kununurra
    KNZMLI005Kenieba
    KOAUSA337Kailua-Kona
    KOCNCL347Koumac
    KOEIDN212Kupang-Timor Island
    KOFZAF022Komatipoort
    KOHAUS253Koolatah Airport
    KOIGBR283Orkney Islands
    KOJJPN235Kagoshima
    KOKFIN275Kokkola / Kruunupyy
    KOOCOD032Kongolo
    KOPTHA182Nakhon Phanom Airport
    KOQDEU266Kothen
    KOSKHM219Sihanukville
    KOTUSA051Kotlik
    KOUGAB029Koulamoutou
    KOVKAZ174Kokshetau
    KOWCHN227Ganzhou
    KOXIDN200Kokonau-Papua Island
    KOZUSA051Ouzinkie
    KPCUSA136Port Clarence
    KPIMYS208Kapit
    KPMPNG351Kompiam Airport
    KPNUSA051Kipnuk
    KPOKOR226Pohang
    KPPAUS253Kalpowar Airport
    KPSAUS261Kempsey Airport
    KPTUSA118Jackpot
    KPVUSA051Perryville
    KPWRUS176Keperveem
    KQAUSA136Akutan
    KQHIND205Kishangarh
    KQTTJK194Kurgan-Tyube
    KRAAUS259Kerang Airport
    KRBAUS253Karumba Airport
    KRCIDN199Sungai Penuh
    KREBDI011Kirundo
    KRFSWE302Kramfors / Solleftea
    KRGGUY104Karasabai
    KRIPNG351Kikori
    KRJPNG351Karawari Airstrip
    KRKPOL310Kraków
    KRLCHN227Korla
    KRMGUY104Karanambo
    KRNSWE302Kiruna Airport
    KRORUS242Kurgan
    KRPDNK272Karup
    KRQUKR312Kramatorsk
    KRRRUS289Krasnodar
    KRSNOR290Kjevik
    KRTSDN025Khartoum
    KRWTKM178Krasnovodsk
    KRYCHN227Karamay
    KRZCOD027Kiri
    KSAFSM339Kosrae
    KSCSVK267Kosice
    KSDSWE302Karlstad
    KSEUGA024Kasese
    KSFDEU266Kassel
    KSHIRN233Kermanshah
    KSIGIN014Kissidougou
    KSJGRC264Kasos Island
    KSKSWE302Karlskoga Airport
    KSLSDN025Kassala
    KSMUSA136St Mary'S
    KSNKAZ223Kostanay
    KSOGRC264Kastoria
    KSQUZB225Karshi
    KSSMLI005Sikasso
    KSTSDN025Kosti
    KSUNOR290Kvernberget
    KSVAUS253Springvale Airport
    KSWISR201Kiryat Shmona
    KSYTUR277Kars
    KSZRUS289Kotlas
    KTAAUS260Karratha
    KTDJPN235Kitadaito Airport
    KTEMYS207Kerteh
    KTFNZL324Takaka Airport
    KTGIDN220Ketapang, Borneo Island
    KTIKHM219Krong Ta Khmau
    KTLKEN040Kitale
    KTMNPL204Kathmandu
    KTNUSA051Ketchikan
    KTOGUY104Kato
    KTPJAM112Tinson Pen
    KTQFIN275Kitee Airport
    KTRAUS254Tindal Airport
    KTSUSA051Brevig Mission
    KTTFIN275Kittila
    KTUIND205Kota Airport
    KTWPOL310Katowice
    KTXMLI005Koutiala
    KTYLKA189Kalutara
    KUAMYS207Kuantan
    KUCKIR355Kuria
    KUDMYS208Kudat
    KUFRUS296Samara
    KUGAUS253Kubin Airport
    KUHJPN235Kushiro
    KUKUSA051Kasigluk
    KULMYS207Kuala Lumpur
    KUMJPN235Yakushima Airport
    KUNLTU308Kaunas
    KUOFIN275Kuopio / Siilinjarvi
    KUQPNG351Kuri
    KUSGRL137Kulusuk
    KUTGEO232Kutaisi
    KUUIND205Kullu Manali Airport
    KUVKOR226Kunsan
    KVAGRC264Kavala
    KVBSWE302Skovde
    KVCUSA051King Cove
    KVGPNG351Kavieng
    KVKRUS289Apatity
    KVLUSA051Kivalina
    KVMRUS176Markovo
    KVXRUS289Kirov
    KWAMHL340Kwajalein
    KWECHN227Guiyang
    KWGUKR312Kryvyi Rih
    KWHAFG202Khwahan
    KWIKWT209Kuwait City
    KWJKOR226Gwangju
    KWKUSA051Kwigillingok
    KWLCHN227Guilin City
    KWMAUS253Kowanyama
    KWNUSA051Quinhagak
    KWOPNG351Kawito
    KWPUSA051West Point
    KWTUSA051Kwethluk
    KWZCOD032Kolwezi Airport
    KXBIDN212Kolaka
    KXDRUS242Kondinskoye
    KXEZAF022Klerksdorp
    KXFFJI331Koro Island
    KXKRUS239Komsomolsk-on-Amur
    KXUPYF354Katiu
    KYATUR277Konya
    KYDTWN230Orchid Island
    KYELBN184Tripoli
    KYFAUS260Yeelirrie Airport
    KYIAUS252Yalata Mission
    KYKUSA051Karluk
    KYOUSA135Tampa
    KYPMMR241Kyaukpyu
    KYSMLI005Kayes Dag Dag Airport
    KYTMMR241Kyauktu
    KYUUSA051Koyukuk
    KYZRUS206Kyzyl
    KZFPNG351Kaintiba
    KZGDEU266Kitzingen
    KZIGRC264Kozani
    KZNRUS289Kazan
    KZOKAZ223Kzyl-Orda
    KZRTUR277Altintas
    KZSGRC264Kastelorizo Island
    LAAUSA089Lamar
    LADAGO031Luanda
    LAEPNG351Nadzab
    LAFUSA135Lafayette
    LAHIDN200Labuha-Halmahera Island
    LAIFRA291Lannion
    LAJBRA153Lages
    LAKCAN092Aklavik
    LALUSA135Lakeland
    LAMUSA089Los Alamos
    LANUSA090Lansing
    LAOPHL213Laoag City
    LAPMEX125La Paz
    LAQLBY047Al Bayda'
    LARUSA089Laramie
    LASUSA118Las Vegas
    LAUKEN040Lamu
    LAWUSA082Lawton
    LAXUSA118Los Angeles
    LAYZAF022Ladysmith
    LAZBRA069Bom Jesus Da Lapa
    LBAGBR283Leeds
    LBBUSA082Lubbock
    LBCDEU266Lubeck
    LBDTJK194Khudzhand
    LBEUSA135Latrobe
    LBFUSA082North Platte
    LBGFRA291Paris
    LBIFRA291Albi/Le Sequestre
    LBJIDN212Labuan Bajo-Flores Island
    LBLUSA082Liberal
    LBOCOD032Lusambo
    LBQGAB029Lambarene
    LBRBRA074Labrea
    LBSFJI331Labasa Airport
    LBTUSA135Lumberton
    LBUMYS208Labuan
    LBVGAB029Libreville
    LBWIDN212Long Bawan, Borneo Island
    LBXPHL213Lubang Airport
    LBYFRA291La Baule-Escoublac
    LBZAGO031Lucapa
    LCACYP215Larnaca
    LCCITA295Lecce Airport
    LCDZAF022Louis Trichardt
    LCEHND161La Ceiba
    LCFGTM102Rio Dulce
    LCGESP285Culleredo
    LCHUSA082Lake Charles
    LCIUSA135Laconia
    LCJPOL310Łódź
    LCKUSA135Columbus
    LCLCUB106Pinar del Rio
    LCMARG057La Cumbre
    LCNAUS252Balcanoona Airport
    LCOCOG010Lague
    LCQUSA135Lake City
    LCVITA295Lucca
    LCXCHN227Longyan
    LCYGBR283London
    LDAIND205Malda
    LDBBRA153Londrina
    LDCAUS257Lindeman Island
    LDEFRA291Tarbes/Lourdes/Pyrenees
    LDGRUS289Leshukonskoye
    LDHAUS258Lord Howe Island
    LDITZA016Lindi
    LDJUSA135Linden
    LDKSWE302Lidkoping
    LDMUSA090Ludington
    LDNNPL204Lamidanda
    LDOSUR139Aurora
    LDSCHN227Yichun
    LDUMYS207Lahad Datu
    LDVFRA291Landivisiau
    LDXGUF080Saint-Laurent-du-Maroni
    LDYGBR283Derry
    LDZZAF022Londolozi
    LEAAUS260Exmouth
    LEBUSA135Lebanon
    LECBRA069Lencois
    LEDRUS289St. Petersburg
    LEEUSA135Leesburg
    LEFLSO036Lebakeng
    LEHFRA291Le Havre/Octeville
    LEIESP285Almeria
    LEJDEU266Leipzig
    LEKGIN014Labe Airport
    LELAUS254Lake Evella Airport
    LEMUSA089Lemmon
    LENESP285Leon
    LEPBRA153Leopoldina
    LEQGBR283Land's End
    LERAUS260Leinster Airport
    LESLSO036Lesobeng
    LETCOL075Leticia
    LEUESP285Montferrer / Castellbo
    LEVFJI331Bureta
    LEWUSA135Auburn/Lewiston
    LEXUSA135Lexington
    LEYNLD262Lelystad
    LFBMOZ035Lumbo
    LFIUSA135Hampton
    LFKUSA082Lufkin
    LFMIRN233Lamerd
    LFNUSA135Louisburg
    LFOETH002Kelafo
    LFPAUS253Lakefield Airport
    LFQCHN227Linfen
    LFRVEN079La Fria Airport
    LFTUSA082Lafayette
    LFWTGO030Lome
    LGAUSA135New York
    LGBUSA118Long Beach
    LGCUSA135Lagrange
    LGDUSA118La Grande
    LGFUSA140Yuma Proving Ground (Yuma)
    LGGBEL268Liege
    LGHAUS252Leigh Creek Airport
    LGIBHS134Deadman's Cay
    LGKMYS207Langkawi
    LGLMYS207Long Datih
    LGODEU266Langeoog
    LGQECU103Lago Agrio
    LGRCHL151Cochrane
    LGSARG060Malargue
    LGTCOL075La Gaviota Airport
    LGUUSA089Logan
    LGWGBR283London
    LHADEU266Lahr Airport
    LHBGBR283Bruntingthorpe
    LHEPAK203Lahore
    LHGAUS261Lightning Ridge Airport
    LHIIDN200Lereh-Papua Island
    LHKCHN227Guanghua
    LHLAZE181Lachın
    LHRGBR283London
    LHSARG061Las Heras
    LHUNAM049Muneambuanas
    LHVUSA135Lock Haven
    LHWCHN227Lanzhou
    LIACHN227Liangping
    LIBAUS254Limbunya Station Airport
    LICUSA089Limon
    LIECOD027Libenge
    LIFNCL347Lifou
    LIGFRA291Limoges/Bellegarde
    LIHUSA337Lihue
    LIIIDN200Mulia-Papua Island
    LILFRA291Lille/Lesquin
    LIMPER117Lima
    LINITA295Milan
    LIOCRI084Puerto Limon
    LIPBRA153Lins
    LIQCOD032Lisala
    LIRCRI084Liberia
    LISPRT281Lisbon
    LITUSA082Little Rock
    LIVUSA051Livengood
    LIWMMR241Loikaw
    LIXMWI009Likoma Island
    LIYUSA135Fort Stewart (Hinesville)
    LIZUSA135Limestone
    LJACOD032Lodja
    LJGCHN227Lijiang
    LJNUSA082Angleton/Lake Jackson
    LJUSVN282Ljubljana
    LKAIDN212Larantuka-Flores Island
    LKBFJI331Lakeba Island
    LKDAUS253Lakeland Airport
    LKGKEN040Lokichoggio
    LKHMYS207Long Akah
    LKKUSA051Kulik Lake
    LKLNOR290Lakselv
    LKNNOR290Leknes
    LKOIND205Lucknow
    LKPUSA135Lake Placid
    LKVUSA118Lakeview
    LKWOMN214Lekhwair Airport
    LKYTZA016Lake Manyara National Park
    LKZGBR283Lakenheath
    LLASWE302Lulea
    LLBCHN227Qiannan Libo Airport
    LLEZAF022Malelane
    LLFCHN227Yongzhou
    LLGAUS253Chillagoe Airport
    LLIETH002Lalibela
    LLJIDN199Lubuk Linggau, Sumatra Island
    LLKAZE181Lankaran
    LLSARG057Las Lomitas
    LLTAGO031Lobito
    LLVCHN227L?liang
    LLWMWI009Lilongwe
    LLXUSA135Lyndonville
    LLYUSA135Mount Holly
    LMAUSA051Minchumina
    LMBMWI009Salima
    LMEFRA291Le Mans/Arnage
    LMIPNG351Lumi
    LMMMEX125Los Mochis
    LMNMYS207Limbang
    LMOGBR283Lossiemouth
    LMPITA295Lampedusa
    LMQLBY047Marsa Brega Airport
    LMRZAF022Lime Acres
    LMSUSA082Louisville
    LMTUSA118Klamath Falls
    LMVMDV319Madivaru
    LMYPNG351Lake Murray
    LNAUSA135West Palm Beach
    LNBVUT329Lamen Bay
    LNDUSA089Lander
    LNEVUT329Lonorore
    LNHAUS254Lake Nash Airport
    LNIUSA051Lonely
    LNJCHN227Lincang
    LNKUSA082Lincoln
    LNLCHN227Longnan
    LNNUSA135Willoughby
    LNOAUS260Leonora
    LNPUSA135Wise
    LNRUSA082Lone Rock
    LNSUSA135Lancaster
    LNVPNG351Londolovit
    LNXRUS289Smolensk
    LNYUSA337Lanai City
    LNZAUT307Linz
    LOAAUS253Lorraine Airport
    LOBCHL151Los Andes
    LOCAUS252Lock
    LODVUT329Longana
    LOETHA182Loei Airport
    LOHECU103La Toma (Catamayo)
    LOIBRA153Lontras
    LOKKEN040Lodwar
    LOLUSA118Lovelock
    LOODZA003Laghouat
    LOPIDN212Mataram
    LOSNGA028Lagos
    LOTUSA082Chicago/Romeoville
    LOUUSA135Louisville
    LOVMEX131Monclova International Airport
    LOWUSA135Louisa
    LOYKEN040Loyengalani
    LOZUSA135London
    LPAESP246Gran Canaria Island
    LPBBOL116La Paz / El Alto
    LPCUSA118Lompoc
    LPDCOL075La Pedrera
    LPFCHN227Liupanshui
    LPGARG055La Plata
    LPISWE302Linkoping
    LPJVEN079Guayabal
    LPKRUS289Lipetsk
    LPLGBR283Liverpool
    LPMVUT329Lamap
    LPOUSA082La Porte
    LPPFIN275Lappeenranta
    LPQLAO238Luang Phabang
    LPSUSA118Lopez
    LPTTHA182Lampang Airport
    LPUIDN212Long Apung, Borneo Island
    LPXLVA294Liepaja
    LPYFRA291Le Puy/Loudes
    LPZCOL075San Gil
    LQKUSA135Pickens
    LQMCOL075Puerto Leguizamo
    LQNAFG202Qala-I-Naw
    LRAGRC264Larisa
    LRBLSO036Leribe
    LRDUSA082Laredo
    LREAUS253Longreach
    LRFUSA082Jacksonville
    LRGPAK203Loralai
    LRHFRA291La Rochelle/Ile de Re
    LRJUSA082Le Mars
    LRLTGO030Niamtougou
    LRMDOM152La Romana
    LRRIRN233Lar
    LRSGRC264Leros Island
    LRTFRA291Lorient/Lann/Bihoue
    LRUUSA089Las Cruces
    LRVVEN079Los Roques
    LSAPNG351Losuia
    LSBUSA089Lordsburg
    LSCCHL151La Serena-Coquimbo
    LSEUSA082La Crosse
    LSFUSA135Fort Benning (Columbus)
    LSGCHN227Leshan
    LSHMMR241Lashio
    LSIGBR283Lerwick
    LSKUSA089Lusk
    LSLCRI084Los Chiles
    LSMMYS208Long Semado
    LSNUSA118Los Banos
    LSOFRA291Les Sables-d'Olonne
    LSPVEN079Paraguana
    LSQCHL151Los Angeles
    LSSGLP101Les Saintes
    LSTAUS259Launceston
    LSUMYS208Long Sukang
    LSVUSA118Las Vegas
    LSWIDN199Lhok Seumawe, Sumatra Island
    LSXIDN199Lhok Sukon, Sumatra Island
    LSYAUS261Lismore
    LSZHRV311Losinj
    LTAZAF022Tzaneen
    LTCTCD041Lai
    LTDLBY047Ghadames
    LTGNPL204Langtang
    LTIMNG237Altai
    LTKSYR190Latakia
    LTLGAB029Lastourville
    LTMGUY104Lethem
    LTNGBR283London
    LTOMEX125Loreto
    LTPAUS253Lyndhurst
    LTQFRA291Le Touquet-Paris-Plage
    LTSUSA082Altus
    LTTFRA291La Mole
    LTUIND205Latur
    LTVAUS253Lotus Vale
    LTWUSA135Leonardtown
    LTXECU103Latacunga
    LUANPL204Lukla
    LUBGUY104Lumid Pau
    LUCFJI331Laucala Island
    LUDNAM049Luderitz
    LUESVK267Lucenec
    LUFUSA140Glendale
    LUGCHE313Lugano
    LUHIND205Ludhiana
    LUKUSA135Cincinnati
    LULUSA082Laurel
    LUMCHN227Luxi
    LUNZMB033Lusaka
    LUOAGO031Luena
    LUPUSA337Kalaupapa
    LUQARG064San Luis
    LURUSA051Cape Lisburne
    LUSCOD027Lusanga
    LUTAUS253New Laura Airport
    LUUAUS253Laura Airport
    LUVIDN200Langgur-Seram Island
    LUWIDN212Luwok-Celebes Island
    LUXLUX284Luxembourg
    LUZPOL310Lublin
    LVAFRA291Laval/Entrammes
    LVDUSA051Lime Village
    LVIZMB033Livingstone
    LVKUSA118Livermore
    LVLUSA135Lawrenceville
    LVMUSA089Livingston
    LVOAUS260Laverton Airport
    LVPIRN233Lavan Island Airport
    LVRBRA086Lucas do Rio Verde
    LVSUSA089Las Vegas
    LWBUSA135Lewisburg
    LWCUSA082Lawrence
    LWHAUS253Lawn Hill Airport
    LWIPNG351Lowai
    LWKGBR283Lerwick
    LWLUSA118Wells
    LWMUSA135Lawrence
    LWNARM243Gyumri
    LWOUKR280Lviv
    LWRNLD262Leeuwarden
    LWSUSA118Lewiston
    LWTUSA089Lewistown
    LWVUSA082Lawrenceville
    LWYMYS207Lawas
    LXACHN227Lhasa
    LXGLAO238Luang Namtha
    LXNUSA082Lexington
    LXREGY012Luxor
    LXSGRC264Limnos Island
    LXUZMB033Lukulu
    LXVUSA089Leadville
    LYACHN227Luoyang
    LYBCYM081Little Cayman
    LYCSWE302Lycksele Airport
    LYGCHN227Lianyungang
    LYHUSA135Lynchburg
    LYICHN227Linyi
    LYNFRA291Lyon/Bron
    LYOUSA082Lyons
    LYPPAK203Faisalabad
    LYRNOR172Longyearbyen
    LYSFRA291Lyon
    LYUUSA082Ely
    LYXGBR283Lydd
    LZACOD032Luiza
    LZCMEX128Lazaro Cardenas
    LZGCHN227Langzhong
    LZHCHN227Liuzhou
    LZICOD027Luozi
    LZMAGO031Luzamba
    LZNTWN230Nangang Island
    LZOCHN227Luzhou
    LZRAUS253Lizard Island Airport
    LZUUSA135Lawrenceville
    LZYCHN227Nyingchi
    MAAIND205Chennai
    MABBRA054Maraba
    MACUSA135Macon
    MADESP285Madrid
    MAEUSA118Madera
    MAFUSA082Midland
    MAGPNG351Madang
    MAHESP285Menorca Island
    MAJMHL341Majuro Atoll
    MAKSSD023Malakal
    MALIDN200Mangole Island
    MAMMEX128Matamoros
    MANGBR283Manchester
    MAOBRA074Manaus
    MAQTHA182Mae Sot Airport
    MARVEN079Maracaibo
    MASPNG351Momote Airport
    MATCOD027Matadi
    MAUPYF354Maupiti Airport
    MAWUSA082Malden
    MAXSEN015Matam
    MAYBHS134Mangrove Cay
    MAZUSA144Mayaguez
    MBAKEN040Mombasa
    MBBAUS260Marble Bar Airport
    MBCGAB029M'Bigou
    MBDZAF022Mafeking
    MBEJPN235Monbetsu
    MBFAUS259Porepunkah Airport
    MBGUSA082Mobridge
    MBHAUS253Maryborough Airport
    MBITZA016Mbeya
    MBJJAM112Montego Bay
    MBKBRA086Matupa
    MBLUSA090Manistee
    MBOPHL213Mamburao Airport
    MBPPER117Moyobamba
    MBQUGA024Mbarara
    MBSUSA135Saginaw
    MBTPHL213Masbate
    MBUSLB335Mbambanakira
    MBWAUS259Melbourne
    MBXSVN282Maribor Airport
    MBYUSA082Moberly
    MBZBRA074Maues
    MCAGIN014Macenta
    MCBUSA082Mc Comb
    MCCUSA118Sacramento
    MCDUSA090Mackinac Island
    MCEUSA118Merced
    MCFUSA135Tampa
    MCGUSA051Mc Grath
    MCHECU103Machala
    MCIUSA082Kansas City
    MCJCOL075La Mina-Maicao
    MCKUSA082Mc Cook
    MCLUSA051Mckinley Park
    MCNUSA135Macon
    MCOUSA135Orlando
    MCPBRA071Macapa
    MCRGTM102Melchor de Mencos
    MCSARG057Monte Caseros
    MCTOMN214Muscat
    MCUFRA291Montlucon/Gueret
    MCVAUS254McArthur River Mine
    MCWUSA082Mason City
    MCXRUS289Makhachkala
    MCYAUS253Maroochydore
    MCZBRA120Maceio
    MDCIDN212Manado-Celebes Island
    MDDUSA082Midland
    MDECOL075Rionegro
    MDFUSA082Medford
    MDGCHN227Mudanjiang
    MDHUSA082Carbondale/Murphysboro
    MDINGA028Makurdi
    MDJUSA118Madras
    MDKCOD027Mbandaka
    MDLMMR241Mandalay
    MDNUSA108Madison
    MDOUSA051Middleton Island
    MDPIDN200Mindiptana-Papua Island
    MDQARG055Mar del Plata
    MDSTCA099Middle Caicos
    MDTUSA135Harrisburg
    MDUPNG351Mendi Airport
    MDWUSA082Chicago
    MDXARG057Mercedes
    MDYUMI343Midway Atoll
    MDZARG060Mendoza
    MEABRA153Macae
    MEBAUS259Melbourne Essendon Airport
    MECECU103Manta
    MEDSAU224Medina
    MEENCL347Mare
    MEGAGO031Malanje
    MEHNOR290Mehamn
    MEIUSA082Meridian
    MEJUSA135Meadville
    MEKMAR013Meknes
    MELAUS259Melbourne
    MEMUSA082Memphis
    MENFRA291Mende/Brenoux
    MEOUSA135Manteo
    MEPMYS207Mersing
    MEQIDN199Peureumeue, Sumatra Island
    MERUSA118Atwater
    MESIDN199Medan, Sumatra Island
    METAUS253Moreton
    MEUBRA071Almeirim
    MEVUSA118Minden
    MEWCOD032Mweka
    MEXMEX128Mexico City
    MEYNPL204Meghauli
    MEZZAF022Musina
    MFATZA016Mafia Island
    MFCLSO036Mafeteng
    MFDUSA135Mansfield
    MFEUSA082Mc Allen
    MFFGAB029Moanda
    MFGPAK203Muzaffarabad
    MFHUSA118Mesquite
    MFIUSA082Marshfield
    MFJFJI331Moala
    MFKTWN230Beigan Island
    MFMMAC210Taipa
    MFNNZL324Milford Sound Airport
    MFOPNG351Manguna
    MFPAUS254Manners Creek Airport
    MFQNER042Maradi
    MFRUSA118Medford
    MFSCOL075Miraflores
    MFUZMB033Mfuwe
    MFVUSA135Melfa
    MFXFRA291Ajaccio
    MGANIC121Managua
    MGBAUS252Mount Gambier Airport
    MGCUSA082Michigan City
    MGDBOL116Magdalena
    MGEUSA135Marietta
    MGFBRA153Maringa
    MGHZAF022Margate
    MGJUSA135Montgomery
    MGKMMR241Mong Tong
    MGLDEU266Monchengladbach
    MGMUSA082Montgomery
    MGNCOL075Magangue
    MGQSOM038Mogadishu
    MGRUSA135Moultrie
    MGSCOK352Mangaia Island
    MGTAUS254Milingimbi Island
    MGUMMR241Manaung
    MGVAUS260Margaret River (Station) Airport
    MGWUSA135Morgantown
    MGXGAB029Moabi
    MGYUSA135Dayton
    MGZMMR241Mkeik
    MHAGUY104Mahdia
    MHCCHL151Dalcahue
    MHDIRN233Mashhad
    MHEUSA082Mitchell
    MHGDEU266Mannheim
    MHHBHS134Marsh Harbour
    MHIDJI017Moucha Island
    MHKUSA082Manhattan
    MHLUSA082Marshall
    MHNUSA082Mullen
    MHOAUS260Mount House Airport
    MHQFIN287Mariehamn Airport
    MHRUSA118Sacramento
    MHSUSA118Dunsmuir
    MHTUSA135Manchester
    MHUAUS256Mount Hotham
    MHVUSA118Mojave
    MHWBOL116El Banado
    MHXCOK352Manihiki Island
    MHZGBR283Mildenhall
    MIAUSA135Miami
    MIBUSA082Minot
    MICUSA082Minneapolis
    MIDMEX127Merida
    MIEUSA108Muncie
    MIFUSA082Monahans
    MIGCHN227Mianyang
    MIHAUS260Mitchell Plateau
    MIIBRA153Marilia
    MIJMHL341Mili Island
    MIKFIN275Mikkeli
    MIMAUS261Merimbula
    MINAUS252Minnipa Airport
    MIOUSA082Miami
    MIPISR201Mitzpe Ramon
    MIQUSA082Omaha
    MIRTUN048Monastir
    MISPNG351Misima Island
    MITUSA118Shafter
    MIUNGA028Maiduguri
    MIVUSA135Millville
    MIWUSA082Marshalltown
    MJAMDG314Manja
    MJCCIV000Man Airport
    MJDPAK203Moenjodaro
    MJFNOR290Mosjøen Airport Kjaerstad
    MJGCUB106Mayajigua
    MJILBY047Tripoli
    MJKAUS260Monkey Mia
    MJLGAB029Mouila
    MJMCOD032Mbuji Mayi
    MJNMDG314Amborovy Airport
    MJONAM049Mount Etjo Airport
    MJPAUS260Manjimup Airport
    MJQUSA082Jackson
    MJRARG055Miramar
    MJTGRC264Mytilene
    MJUIDN212Mamuju-Celebes Island
    MJXUSA135Toms River
    MJZRUS240Mirny
    MKACZE293Marianske Lazne
    MKBGAB029Mekambo
    MKCUSA082Kansas City
    MKEUSA082Milwaukee
    MKGUSA135Muskegon
    MKHLSO036Mokhotlong
    MKICAF006Mboki
    MKJCOG010Makoua
    MKKUSA337Kaunakakai
    MKLUSA082Jackson
    MKMMYS208Mukah
    MKOUSA082Muskogee
    MKPPYF354Makemo Airport
    MKQIDN200Merauke-Papua Island
    MKRAUS260Meekatharra Airport
    MKTUSA082Mankato
    MKUGAB029Makokou
    MKVAUS254Mount Cavenagh Airport
    MKWIDN200Manokwari-Papua Island
    MKYAUS253Mackay
    MKZMYS207Malacca
    MLAMLT286Luqa
    MLBUSA135Melbourne
    MLCUSA082Mc Alester
    MLDUSA089Malad City
    MLEMDV319Malé
    MLFUSA089Milford
    MLGIDN199Malang, Java Island
    MLHFRA291Saint-Louis
    MLIUSA082Moline
    MLJUSA135Milledgeville
    MLKUSA089Malta
    MLLUSA136Marshall
    MLMMEX128Morelia
    MLNESP285Melilla Island
    MLOGRC264Milos Island
    MLPPHL213Malabang
    MLRAUS252Millicent Airport
    MLSUSA089Miles City
    MLTUSA135Millinocket
    MLUUSA082Monroe
    MLVAUS253Merluna Airport
    MLWLBR039Monrovia
    MLXTUR277Malatya
    MLYUSA051Manley Hot Springs
    MLZURY132Melo
    MMBJPN235Ozora
    MMCMEX131Ciudad Mante
    MMDJPN235Minami Daito Airport
    MMEGBR283Durham
    MMFCMR018Mamfe
    MMGAUS260Mount Magnet Airport
    MMHUSA118Mammoth Lakes
    MMIUSA135Athens
    MMJJPN235Matsumoto
    MMKRUS289Murmansk
    MMLUSA082Marshall
    MMMAUS253Middlemount Airport
    MMNUSA135Stow
    MMOCPV247Vila do Maio
    MMPCOL075Mompos
    MMQZMB033Mbala
    MMSUSA082Marks
    MMTUSA135Eastover
    MMUUSA135Morristown
    MMXSWE302Malmo
    MMYJPN235Miyako City
    MMZAFG202Maimana Airport
    MNAIDN212Karakelong Island
    MNBCOD027Muanda Airport
    MNCMOZ035Nacala
    MNEAUS252Mungeranie
    MNFFJI331Mana Island
    MNGAUS254Maningrida
    MNHOMN214Al Muladdah
    MNIMSR133Gerald's Park
    MNJMDG314Mananjary Airport
    MNKKIR355Maiana
    MNLPHL213Manila
    MNMUSA126Menominee
    MNNUSA135Marion
    MNOCOD032Manono
    MNQAUS253Monto Airport
    MNRZMB033Mongu
    MNSZMB033Mansa
    MNTUSA051Minto
    MNUMMR241Mawlamyine
    MNWAUS254Macdonald Downs Airport
    MNXBRA122Manicore
    MNYSLB335Stirling Island
    MNZUSA135Washington
    MOACUB106Moa
    MOBUSA082Mobile
    MOCBRA153Montes Claros
    MODUSA118Modesto
    MOEMMR241Momeik Airport
    MOFIDN212Maumere-Flores Island
    MOGMMR241Mong Hsat
    MOICOK352Mitiaro Island
    MOJSUR139Moengo
    MOLNOR290Aro
    MOMMRT043Moudjeria
    MONNZL324Mount Cook Airport
    MOOAUS252Moomba Airport
    MOPUSA090Mount Pleasant
    MOQMDG314Morondava Airport
    MORUSA135Morristown
    MOSUSA136Elim
    MOTUSA082Minot
    MOUUSA051Mountain Village
    MOVAUS253Moranbah
    MOXUSA082Morris
    MOZPYF354Moorea Airport
    MPANAM049Mpacha
    MPCIDN199Muko Muko, Sumatra Island
    MPDPAK203Sindhri
    MPHPHL213Malay
    MPJUSA082Morrilton
    MPLFRA291Montpellier/Mediterranee
    MPMMOZ035Maputo
    MPNFLK251Mount Pleasant
    MPOUSA135Mount Pocono
    MPRUSA082Mc Pherson
    MPSUSA082Mount Pleasant
    MPTTLS192Maliana
    MPVUSA135Barre/Montpelier
    MPWUKR280Mariupol
    MPYGUF080Maripasoula
    MPZUSA082Mount Pleasant
    MQAAUS260Mandora
    MQBUSA082Macomb
    MQCSPM129Miquelon
    MQDARG062Maquinchao
    MQEAUS254Marqua
    MQFRUS242Magnitogorsk
    MQHBRA153Minacu
    MQJRUS229Honuu
    MQKBOL116San Matias
    MQLAUS256Mildura
    MQMTUR277Mardin
    MQNNOR290Mo i Rana
    MQPZAF022Mpumalanga
    MQQTCD041Moundou Airport
    MQSVCT160Mustique Island
    MQTUSA135Marquette
    MQUCOL075Mariquita
    MQWUSA135Mc Rae
    MQXETH002Mekele Airport
    MQYUSA082Smyrna
    MQZAUS260Margaret River Airport
    MRALBY047Misrata
    MRBUSA135Martinsburg
    MRCUSA082Columbia/Mount Pleasant
    MRDVEN079Merida
    MREKEN040Masai Mara
    MRFUSA082Marfa
    MRGAUS253Mareeba Airport
    MRIUSA051Anchorage
    MRKUSA135Marco Island
    MRNUSA135Morganton
    MRONZL324Masterton
    MRPAUS252Marla Airport
    MRQPHL213Gasan
    MRRECU103Macara
    MRSFRA291Marseille
    MRUMUS320Port Louis
    MRVRUS289Mineralnyye Vody
    MRWDNK272Lolland Falster / Maribo
    MRXIRN233Mahshahr Airport
    MRYUSA118Monterey
    MRZAUS261Moree
    MSACAN169Muskrat Dam
    MSCUSA140Mesa
    MSFAUS254Mount Swan Airport
    MSGLSO036Matsaile
    MSHOMN214Masirah
    MSJJPN235Misawa
    MSLUSA082Muscle Shoals
    MSMCOD027Masi Manimba
    MSNUSA082Madison
    MSOUSA089Missoula
    MSPUSA082Minneapolis
    MSQBLR288Minsk
    MSRTUR277Muş
    MSSUSA135Massena
    MSTNLD262Maastricht
    MSULSO036Maseru
    MSVUSA135Monticello
    MSWERI004Massawa
    MSXCOG010Mossendjo
    MSYUSA082New Orleans
    MSZAGO031Namibe
    MTANZL324Matamata Glider Airport
    MTBCOL075Montelibano
    MTCUSA090Mount Clemens
    MTDAUS254Mount Sanford Station Airport
    MTEBRA150Monte Alegre
    MTFETH002Mizan Teferi
    MTGBRA086Vila Bela Da Santissima Trindade
    MTHUSA135Marathon
    MTICPV247Vila do Mosteiros
    MTJUSA089Montrose
    MTKKIR355Makin Island
    MTLAUS261Maitland Airport
    MTNUSA135Baltimore
    MTOUSA082Mattoon/Charleston
    MTPUSA135Montauk
    MTQAUS253Mitchell Airport
    MTRCOL075Monteria
    MTSSWZ037Manzini
    MTTMEX128Minatitlan
    MTVVUT329Ablow
    MTWUSA082Manitowoc
    MTXUSA051Fairbanks
    MTYMEX128Monterrey
    MTZISR201Masada
    MUASLB335Munda Airport
    MUBBWA020Maun
    MUCDEU266Munich
    MUDMOZ035Mueda
    MUEUSA337Kamuela
    MUGMEX125Mulege
    MUHEGY012Mersa Matruh
    MUIUSA135Fort Indiantown Gap (Annville)
    MUKCOK352Mauke Island
    MULUSA135Moultrie
    MUMMDV319Malé
    MUNVEN079Maturin Airport
    MUOUSA089Mountain Home
    MUPAUS254Mulga Park Airport
    MUQAUS260Muccan Station
    MURMYS208Marudi
    MUSJPN235Minami Torishima Airport
    MUTUSA082Muscatine
    MUWDZA003Ghriss Airport
    MUXPAK203Multan
    MUYCOG010Mouyondzi
    MUZTZA016Musoma
    MVAISL249Reykjahlíð
    MVBGAB029Franceville
    MVCUSA082Monroeville
    MVDURY132Montevideo
    MVEUSA082Montevideo
    MVFBRA096Mossoro
    MVKAUS252Mulka
    MVLUSA135Morrisville
    MVMUSA089Kayenta
    MVNUSA082Mount Vernon
    MVOTCD041Mongo
    MVPCOL075Mitu
    MVQBLR288Mogilev
    MVRCMR018Maroua
    MVSBRA096Mucuri
    MVTPYF354Mataiva Airport
    MVUAUS253Musgrave Airport
    MVVFRA291Verdun
    MVWUSA118Burlington/Mount Vernon
    MVXGAB029Minvoul
    MVYUSA135Vineyard Haven
    MVZZWE021Masvingo
    MWAUSA082Marion
    MWBAUS260Morawa Airport
    MWCUSA082Milwaukee
    MWDPAK203Mianwali
    MWESDN025Merowe
    MWFVUT329Maewo Island
    MWHUSA118Moses Lake
    MWJGUY104Matthews Ridge
    MWKIDN199Matak Island
    MWLUSA082Mineral Wells
    MWMUSA082Windom
    MWNTZA016Mwadui
    MWOUSA135Middletown
    MWQMMR241Magway
    MWTAUS252Moolawatana Airport
    MWXKOR226Muan International Airport
    MWYAUS261Miralwyn Airport
    MWZTZA016Mwanza
    MXAUSA082Manila
    MXBIDN212Masamba-Celebes Island
    MXCUSA089Monticello
    MXDAUS253Marion Downs Airport
    MXEUSA135Maxton
    MXFUSA082Montgomery
    MXHPNG351Moro
    MXIPHL213Mati National Airport
    MXJNGA028Minna
    MXKPNG351Mindik
    MXLMEX164Mexicali
    MXMMDG314Morombe Airport
    MXNFRA291Morlaix/Ploujean
    MXOUSA082Monticello
    MXPITA295Milan
    MXQBRA069Cairu
    MXRUKR280Myrhorod
    MXSWSM323Maota
    MXTMDG314Maintirano
    MXUAUS260Mullewa Airport
    MXVMNG237Moron
    MXXSWE302Mora Airport
    MXYUSA051Mccarthy
    MXZCHN227Meixian
    MYAAUS261Moruya
    MYBGAB029Mayumba
    MYCVEN079Maracay
    MYDKEN040Malindi
    MYEJPN235Miyakejima
    MYFUSA118San Diego
    MYGBHS134Mayaguana
    MYHUSA140Marble Canyon
    MYIAUS253Murray Island
    MYJJPN235Matsuyama
    MYKUSA051May Creek
    MYLUSA076Mc Call
    MYMGUY104Monkey Mountain
    MYNYEM173Mareb
    MYOAUS260Myroodan Station Airport
    MYPTKM178Mary
    MYQIND205Mysore
    MYRUSA135Myrtle Beach
    MYTMMR241Myitkyina
    MYUUSA051Mekoryuk
    MYVUSA118Marysville
    MYWTZA016Mtwara
    MYXPNG351Menyamya
    MYYMYS208Miri
    MYZMWI009Monkey Bay
    MZAPER117Mazamari
    MZBMOZ035Mocimboa da Praia
    MZEBLZ072Spanish Lookout
    MZGTWN230Makung City
    MZHTUR277Amasya
    MZIMLI005Ambodedjo Airport
    MZJUSA140Marana
    MZKKIR355Marakei
    MZLCOL075Manizales
    MZMFRA291Metz/Frescaty
    MZOCUB106Manzanillo
    MZPNZL324Motueka Airport
    MZQZAF022Mkuze
    MZRAFG202Mazar I Sharif Airport
    MZTMEX125Mazatlan
    MZUIND205Muzaffarpur Airport
    MZVMYS207Mulu
    MZWDZA003Mecheria
    MZXETH002Masslo
    MZYZAF022Mossel Bay
    MZZUSA108Marion
    NAAAUS261Narrabri
    NACAUS252Naracoorte Airport
    NAEBEN045Natitingou
    NAGIND205Naqpur
    NAHIDN212Tahuna-Sangihe Island
    NAIGUY104Annai
    NAJAZE181Nakhchivan
    NAKTHA182Nakhon Ratchasima Airport
    NALRUS289Nalchik
    NAMIDN200Namlea-Buru Island
    NANFJI331Nadi
    NAOCHN227Nanchong
    NAPITA295Napoli
    NAQGRL162Qaanaaq
    NARCOL075Armenia
    NASBHS134Nassau
    NATBRA147São Gonçalo do Amarante
    NAUPYF354Napuka Island
    NAVTUR277Nevşehir
    NAWTHA182Narathiwat Airport
    NAYCHN227Beijing
    NBCRUS289Nizhnekamsk
    NBETUN048Enfidha
    NBGUSA082New Orleans
    NBHAUS261Nambucca Heads
    NBJAGO031Luanda
    NBLPAN138Wannukandi
    NBOKEN040Nairobi
    NBSCHN227Baishan
    NBWCUB106Guantanamo Bay Naval Station
    NBXIDN200Nabire-Papua Island
    NCATCA099North Caicos Airport
    NCEFRA291Nice
    NCGMEX083Nuevo Casas Grandes Airport
    NCHTZA016Nachingwea
    NCICOL075Necocli
    NCJARG057Sunchales
    NCLGBR283Newcastle
    NCNUSA051Chenega
    NCOUSA135North Kingstown
    NCRNIC121San Carlos
    NCSZAF022Newcastle
    NCTCRI084Nicoya/Guanacate
    NCUUZB225Nukus
    NCYFRA291Annecy/Meythet
    NDAIDN199Banda Island
    NDBMRT043Nouadhibou
    NDCIND205Nanded
    NDDAGO031Sumbe
    NDEKEN040Mandera
    NDGCHN227Qiqihar
    NDJTCD041N'Djamena
    NDLCAF006N'Dele
    NDMETH002Mendi
    NDRMAR013Nador
    NDSAUS260Sandstone
    NDUNAM049Rundu
    NDYGBR283Sanday
    NECARG055Necochea
    NEFRUS242Neftekamsk
    NEGJAM112Negril
    NEJETH002Nejjo
    NEKETH002Nekemte
    NELUSA135Lakehurst
    NENUSA135Jacksonville
    NERRUS240Chulman
    NEULAO238Nong Khang
    NEVKNA157Charlestown
    NEWUSA082New Orleans
    NFGRUS242Nefteyugansk
    NFLUSA118Fallon
    NFOTON356Angaha
    NFRLBY047Nafurah 1
    NGAAUS261Young Airport
    NGBCHN227Ningbo
    NGDVGB166Anegada
    NGECMR018N'Gaoundere
    NGFUSA337Kaneohe
    NGIFJI331Ngau
    NGLZAF022Ngala
    NGOJPN235Tokoname
    NGPUSA082Corpus Christi
    NGQCHN227Shiquanhe
    NGSJPN235Nagasaki
    NGUUSA135Norfolk
    NGWUSA082Corpus Christi
    NHDARE193Dubai
    NHFSDN025New Halfa
    NHKUSA135Patuxent River
    NHSPAK203Nushki
    NHTGBR283London
    NHVPYF342Nuku Hiva Airport
    NHXUSA082Foley
    NHZUSA135Brunswick
    NIALBR039Nimba
    NIBUSA051Nikolai
    NIFAUS260Camp Nifty Airport
    NIGKIR355Nikunau
    NIMNER042Niamey
    NINUSA051Ninilchik
    NIOCOD027Nioki
    NIPUSA135Jacksonville
    NIRUSA082Beeville
    NISPNG351Simberi Island
    NITFRA291Niort/Souche
    NIUPYF354Niau
    NIXMLI005Nioro du Sahel
    NJAJPN235Atsugi Naval Air Facility
    NJCRUS242Nizhnevartovsk
    NJFIRQ179Najaf
    NJKUSA118El Centro
    NKCMRT043Nouakchott
    NKGCHN227Nanjing
    NKLCOD027Nkolo Fuma
    NKMJPN235Nagoya
    NKSCMR018Nkongsamba
    NKTTUR277Şırnak
    NKULSO036Nkaus
    NKXUSA118San Diego
    NKYCOG010Nkayi
    NLAZMB033Ndola
    NLCUSA118Lemoore
    NLDMEX128Nuevo Laredo
    NLEUSA090Niles
    NLFAUS253Darnley Island
    NLGUSA051Nelson Lagoon
    NLIRUS239Nikolayevsk-na-Amure Airport
    NLKNFK346Burnt Pine
    NLLAUS260Nullagine Airport
    NLNUSA118Eureka
    NLOCOD027Ndolo Airport
    NLPZAF022Nelspruit
    NLSAUS260Nicholson Airport
    NLUMEX128Reyes Acozac
    NMAUZB225Namangan
    NMBIND205Daman Airport
    NMCBHS134Normans Cay Airport
    NMEUSA051Nightmute
    NMFMDV319Maafaru
    NMIIND205Navi Mumbai
    NMLCAN092Fort McMurray
    NMRAUS253Nappa Merrie Airport
    NMSMMR241Namsang
    NNAMAR013Kenitra Airport
    NNBSLB335Santa Ana Island
    NNGCHN227Nanning
    NNINAM049Namutoni
    NNKUSA051Naknek
    NNLUSA051Nondalton
    NNMRUS289Naryan Mar
    NNRIRL273Inverin
    NNTTHA182Nan Airport
    NNUBRA153Nanuque
    NNXIDN212Nunukan-Nunukan Island
    NNYCHN227Nanyang
    NOAAUS261Nowra Airport
    NOBCRI084Nicoya
    NOCIRL273Charleston
    NODDEU266Norddeich
    NOGMEX107Nogales International Airport
    NOJRUS242Noyabrsk
    NOKBRA086Nova Xavantina
    NONKIR355Nonouti
    NOPTUR277Sinop
    NORISL249Norðfjörður
    NOSMDG314Nosy Be
    NOTUSA118Novato
    NOUNCL347Noumea
    NOVAGO031Huambo
    NOZRUS206Novokuznetsk
    NPAUSA082Pensacola
    NPENZL324Napier Airport
    NPHUSA089Nephi
    NPLNZL324New Plymouth
    NPOIDN199Nanga Pinoh, Borneo Island
    NPRBRA150Novo Progresso
    NPTUSA135Newport
    NQAUSA082Millington
    NQIUSA082Kingsville
    NQLBRA153Niquelandia
    NQNARG062Neuquen
    NQTGBR283Nottingham
    NQUCOL075Nuqui
    NQXUSA135Key West
    NQYGBR283Newquay
    NQZKAZ174Astana
    NRAAUS261Narrandera
    NRBUSA135Mayport
    NRDDEU266Norderney
    NREIDN200Namrole-Buru Island
    NRGAUS260Narrogin Airport
    NRIUSA082Afton
    NRKSWE302Norrkoping
    NRLGBR283North Ronaldsay
    NRMMLI005Nara
    NRNDEU266Weeze
    NRRUSA144Ceiba
    NRSUSA118Imperial Beach
    NRTJPN235Tokyo
    NSEUSA082Milton
    NSHIRN233Noshahr Airport
    NSICMR018Yaounde
    NSKRUS206Norilsk
    NSLUSA082Slayton
    NSMAUS260Norseman Airport
    NSNNZL324Nelson
    NSOAUS261Scone Airport
    NSRBRA096Sao Raimundo Nonato
    NSTTHA182Nakhon Si Thammarat
    NSVAUS253Noosa Airport
    NSYITA295Sigonella Airport
    NTBNOR290Notodden Airport
    NTDUSA118Oxnard
    NTEFRA291Nantes
    NTGCHN227Nantong
    NTIIDN200Bintuni-Papua Island
    NTJUSA089Manti
    NTLAUS261Williamtown
    NTNAUS253Normanton Airport
    NTOCPV247Ponta do Sol
    NTQJPN235Wajima
    NTRMEX128Del Norte International Airport
    NTTTON356Niuatoputapu
    NTUUSA135Virginia Beach
    NTXIDN199Ranai, Natuna Besar Island
    NTYZAF022Pilanesberg
    NUBAUS254Numbulwar Airport
    NUDSDN025En Nahud
    NUEDEU266Nuremberg
    NUIUSA051Nuiqsut
    NUJIRN233Hamadan
    NUKPYF354Nukutavake
    NULUSA051Nulato
    NUMSAU224Neom Bay
    NUPUSA136Nunapitchuk
    NUQUSA118Mountain View
    NURAUS252Nullabor Motel Airport
    NUSVUT329Norsup
    NUUKEN040Nakuru
    NUWUSA118Oak Harbor
    NUXRUS242Novy Urengoy
    NVACOL075Neiva
    NVDUSA082Nevada
    NVGNIC121Nueva Guinea
    NVIUZB225Navoi
    NVNUSA118Beckwourth
    NVPBRA074Novo Aripuana
    NVSFRA291Nevers/Fourchambault
    NVTBRA153Navegantes
    NWACOM317Moheli Bandar Es Eslam Airport
    NWHUSA135Newport
    NWIGBR283Norwich
    NYARUS242Nyagan
    NYEKEN040Nyeri
    NYGUSA135Quantico
    NYIGHA001Sunyani
    NYKKEN040Nanyuki
    NYMRUS242Nadym
    NYNAUS261Nyngan Airport
    NYOSWE302Stockholm / Nykoping
    NYRRUS240Nyurba
    NYSUSA135New York
    NYTMMR241Pyinmana
    NYUMMR241Nyaung U
    NYWMMR241Monywar
    NZAAGO031Nzagi
    NZCPER117Maria Reiche Neuman Airport
    NZEGIN014Nzerekore
    NZHCHN227Manzhouli
    NZLCHN227Zalantun
    NZYUSA118San Diego
    OAGAUS261Orange
    OAHAFG202Shindand Airport
    OAIAFG202Bagram
    OAJUSA135Jacksonville
    OAKUSA118Oakland
    OALBRA143Cacoal
    OAMNZL324Oamaru Airport
    OANHND161Olanchito
    OARUSA118Marina
    OASAFG202Sharana
    OAXMEX128Oaxaca
    OAZAFG202Camp Bastion Airport
    OBCDJI017Obock
    OBEUSA135Okeechobee
    OBFDEU266Oberpfaffenhofen Airport
    OBIBRA150Obidos
    OBLBEL268Zoersel
    OBNGBR283North Connel
    OBOJPN235Obihiro
    OBSFRA291Aubenas/Ardeche Meridional
    OBUUSA051Kobuk
    OCAUSA135Key Largo
    OCCECU103Coca
    OCEUSA135Ocean City
    OCFUSA135Ocala
    OCHUSA082Nacogdoches
    OCJJAM112Ocho Rios
    OCMAUS260Boolgeeda Airport
    OCNUSA118Oceanside
    OCVCOL075Ocana
    OCWUSA135Washington
    ODACAF006Ouadda
    ODBESP285Cordoba
    ODCUSA118Oakdale
    ODDAUS252Oodnadatta Airport
    ODEDNK272Odense
    ODHGBR283Odiham
    ODJCAF006Ouanda Djalle
    ODLAUS252Cordillo Downs
    ODMUSA135Oakland
    ODNMYS207Long Seridan
    ODORUS198Bodaybo
    ODRAUS260Ord River
    ODSUKR280Odesa
    ODTUSA082Odessa
    ODWUSA118Oak Harbor
    ODYLAO238Oudomsay
    OECTLS192Oecussi-Ambeno
    OELRUS289Orel
    OEMSUR139Paloemeu
    OEOUSA082Osceola
    OERSWE302Ornskoldsvik
    OESARG062San Antonio Oeste
    OFFUSA082Omaha
    OFICIV000Ouango Fitini
    OFJISL249Ólafsfjörður
    OFKUSA082Norfolk
    OGAUSA089Ogallala
    OGBUSA135Orangeburg
    OGDUSA089Ogden
    OGEPNG351Ogeranang Airport
    OGGUSA337Kahului
    OGLGUY104Ogle
    OGNJPN235Yonaguni Airport
    OGOCIV000Abengourou
    OGRTCD041Bongor
    OGSUSA135Ogdensburg
    OGUTUR277Ordu
    OGXDZA003Ouargla
    OGZRUS289Beslan
    OHANZL324RNZAF Base Ohakea
    OHBMDG314Moramanga
    OHDMKD300Ohrid
    OHECHN227Mohe
    OHHRUS239Okha
    OHORUS239Okhotsk
    OHRDEU266Wyk auf Fohr
    OHSOMN214Sohar
    OHTPAK203Kohat
    OIABRA150Ourilandia Do Norte
    OICUSA135Norwich
    OIMJPN235Izu Oshima
    OIRJPN235Okushiri Airport
    OITJPN235Oita
    OJCUSA082Olathe
    OKAJPN235Naha
    OKCUSA082Oklahoma City
    OKDJPN235Sapporo
    OKEJPN235Okierabu Airport
    OKFNAM049Okaukuejo
    OKHGBR283Cottesmore
    OKIJPN235Okinoshima
    OKJJPN235Okayama City
    OKKUSA108Kokomo
    OKLIDN200Oksibil-Papua Island
    OKMUSA082Okmulgee
    OKNGAB029Okondja
    OKOJPN235Fussa
    OKQIDN200Okaba-Papua Island
    OKRAUS253Yorke Island
    OKSUSA089Oshkosh
    OKTRUS242Kzyl-Yar
    OKUNAM049Mokuti Lodge
    OKYAUS253Oakey Airport
    OLANOR290Ørland
    OLBITA295Olbia
    OLCBRA122Sao Paulo De Olivenca
    OLDUSA135Old Town
    OLEUSA135Olean
    OLFUSA089Wolf Point
    OLHUSA051Old Harbor
    OLIISL249Rif
    OLJVUT329Olpoi
    OLKPRY068Fuerte Olimpo
    OLMUSA118Olympia
    OLNARG056Sarmiento
    OLOCZE293Olomouc
    OLPAUS252Olympic Dam
    OLSUSA140Nogales
    OLUUSA082Columbus
    OLVUSA082Olive Branch
    OLYUSA082Olney-Noble
    OLZRUS240Olyokminsk
    OMAUSA082Omaha
    OMBGAB029Omboue
    OMCPHL213Ormoc City
    OMDNAM049Oranjemund
    OMEUSA051Nome
    OMFJOR175Mafraq
    OMGNAM049Omega
    OMHIRN233Urmia
    OMIIRN233Omidiyeh
    OMKUSA118Omak
    OMMOMN214Marmul
    OMNUZB231Lyaylyakul
    OMOBIH297Mostar
    OMRROU269Oradea
    OMSRUS217Omsk
    ONAUSA082Winona
    ONDNAM049Ondangwa
    ONGAUS253Mornington Island Airport
    ONHUSA135Oneonta
    ONIIDN200Moanamani-Papua Island
    ONJJPN235Odate
    ONKRUS240Olenyok
    ONLUSA082O'Neill
    ONMUSA089Socorro
    ONOUSA089Ontario
    ONPUSA118Newport
    ONQTUR277Zonguldak
    ONRAUS253Monkira Airport
    ONSAUS260Onslow Airport
    ONTUSA118Ontario
    ONUFJI331Ono-I-Lau
    ONXPAN138Colon
    ONYUSA082Olney
    OOAUSA082Oskaloosa
    OOKUSA051Toksook Bay
    OOLAUS253Gold Coast
    OOMAUS261Cooma
    OORAUS253Mooraberree Airport
    OOTKIR355Onotoa
    OPAISL249Kópasker
    OPFUSA135Miami
    OPIAUS254Oenpelli Airport
    OPLUSA082Opelousas
    OPOPRT281Porto
    OPPBRA071Salinopolis
    OPSBRA077Sinop
    OPUPNG351Balimo
    OQNUZB231Kokand
    ORAARG062Oran
    ORBSWE302Orebro
    ORCCOL075Orocue
    ORDUSA082Chicago
    OREFRA291Orleans/Saint-Denis-de-l'Hotel
    ORFUSA135Norfolk
    ORGSUR139Paramaribo
    ORHUSA135Worcester
    ORIUSA051Port Lions
    ORJGUY104Orinduik
    ORKIRL273Cork
    ORLUSA135Orlando
    ORMGBR283Northampton
    ORNDZA003Oran
    ORPBWA020Orapa Airport
    ORRAUS252Yorketown Airport
    ORTUSA051Northway
    ORUBOL116Oruro
    ORVUSA051Noorvik
    ORWPAK203Ormara Raik
    ORXBRA071Oriximina
    ORYFRA291Paris
    OSBIRQ179Mosul
    OSCUSA090Oscoda
    OSDSWE302Ostersund
    OSEPNG351Omora
    OSFRUS289Moscow
    OSHUSA082Oshkosh
    OSIHRV311Osijek
    OSKSWE302Oskarshamn Airport
    OSLNOR290Oslo
    OSNKOR226Osan Air Base
    OSOAUS253Osborne Mine Airport
    OSRCZE293Ostrava
    OSSKGZ185Osh
    OSTBEL268Ostend
    OSUUSA135Columbus
    OSWRUS242Orsk
    OSXUSA082Kosciusko
    OSYNOR290Namsos
    OTCTCD041Bol
    OTGUSA082Worthington
    OTHUSA118North Bend
    OTIIDN200Gotalalamo-Morotai Island
    OTJNAM049Otjiwarongo
    OTKUSA118Tillamook
    OTLMRT043Boutilimit
    OTMUSA082Ottumwa
    OTNUSA109Oaktown
    OTPROU269Bucharest
    OTRCRI084Corredores
    OTSUSA118Anacortes
    OTUCOL075El Rhin
    OTZUSA051Kotzebue
    OUABFA044Ouagadougou
    OUDMAR013Oujda
    OUECOG010Ouesso Airport
    OUGBFA044Ouahigouya
    OUHZAF022Oudtshoorn
    OUILAO238Ban Huoeisay Airport
    OUKGBR283Shetland
    OULFIN275Oulu / Oulunsalo
    OUNUSA082Norman
    OURCMR018Batouri
    OUSBRA153Ourinhos
    OUTTCD041Bousso
    OUZMRT043Zouerate
    OVAMDG314Bekily
    OVBRUS206Novosibirsk
    OVDESP285Ranon
    OVEUSA118Oroville
    OVGZAF022Overberg
    OVLCHL151Ovalle
    OVRARG055Olavarria
    OVSRUS242Sovetskiy
    OWAUSA082Owatonna
    OWBUSA082Owensboro
    OWDUSA135Norwood
    OWKUSA135Norridgewock
    OXBGNB008Bissau
    OXCUSA135Oxford
    OXDUSA135Oxford
    OXFGBR283Kidlington
    OXPGUF080Saint-Georges-de-l'Oyapock Airport
    OXRUSA118Oxnard
    OXYAUS253Morney Airport
    OYAARG057Goya
    OYEGAB029Oyem
    OYKBRA080Oiapoque
    OYLKEN040Moyale (Lower)
    OYNAUS259Ouyen Airport
    OYOARG055Tres Arroyos
    OZAUSA082Ozona
    OZCPHL213Ozamiz City
    OZGMAR013Zagora
    OZHUKR312Zaporizhzhia
    OZPESP285Moron
    OZRUSA082Fort Rucker
    OZZMAR013Ouarzazate
    PABIND205Bilaspur Airport
    PACPAN138Albrook
    PADDEU266Paderborn
    PAEUSA118Everett
    PAFUGA024Pakuba Airport
    PAGPHL213Pagadian City
    PAHUSA082Paducah
    PAJPAK203Parachinar
    PAKUSA337Hanapepe
    PAMUSA135Panama City
    PANTHA182Pattani Airport
    PAOUSA118Palo Alto
    PAPHTI141Port-au-Prince
    PAQUSA051Palmer
    PASGRC264Paros Island
    PATIND205Patna
    PAUMMR241Pauk
    PAVBRA120Paulo Afonso
    PAYMYS208Pamol
    PAZMEX128Poza Rica
    PBABRA069Cairu
    PBBBRA077Paranaiba
    PBCMEX128Puebla
    PBDIND205Porbandar
    PBECOL075Puerto Berrio
    PBFUSA082Pine Bluff
    PBGUSA135Plattsburgh
    PBHBTN234Paro
    PBIUSA135West Palm Beach
    PBJVUT329Paama Island
    PBLVEN079General Bartolome Salom International Airport
    PBMSUR139Zandery
    PBNAGO031Port Amboim
    PBOAUS260Paraburdoo
    PBPCRI084Nandayure
    PBQBRA143Pimenta Bueno
    PBRGTM102Puerto Barrios
    PBUMMR241Putao
    PBVBRA086Porto Dos Gauchos
    PBXBRA086Porto Alegre Do Norte
    PCAUSA051Portage Creek
    PCBIDN199Jakarta
    PCDUSA082Prairie Du Chien
    PCFZAF022Potchefstroom
    PCGGTM102Paso Caballos
    PCHHND161Palacios
    PCLPER117Pucallpa
    PCNNZL324Picton
    PCOMEX125La Ribera
    PCPSTP046Principe Airport
    PCQLAO238Boun Neau
    PCRCOL075Puerto Carreno
    PCSBRA096Picos
    PCTUSA135Princeton/Rocky Hill
    PCUUSA082Poplarville
    PDACOL075Puerto Inirida
    PDBUSA051Pedro Bay
    PDCNCL347Mueo
    PDDMOZ035Ponta do Ouro
    PDEAUS252Pandie Pandie Airport
    PDFBRA069Prado
    PDGIDN199Ketaping/Padang, Sumatra Island
    PDIPNG351Pindiu
    PDKUSA135Atlanta
    PDLPRT244Ponta Delgada
    PDNAUS252Parndana
    PDOIDN199Talang Gudang, Sumatra Island
    PDPURY132Punta del Este
    PDSMEX128Piedras Negras International Airport
    PDTUSA118Pendleton
    PDUURY132Paysandu
    PDVBGR301Plovdiv
    PDXUSA118Portland
    PDZVEN079Pedernales Airport
    PEAAUS252Ironstone
    PEDCZE293Pardubice
    PEERUS242Perm
    PEFDEU266Peenemunde
    PEGITA295Perugia
    PEHARG055Pehuajo
    PEICOL075Pereira
    PEKCHN227Beijing
    PELLSO036Pelaneng
    PEMPER117Puerto Maldonado
    PENMYS207Penang
    PEQUSA082Pecos
    PERAUS260Perth
    PESRUS289Petrozavodsk
    PETBRA153Pelotas
    PEUHND161Puerto Lempira
    PEVHUN270Pecs-Pogany
    PEWPAK203Peshawar
    PEXRUS289Pechora
    PEZRUS289Penza
    PFBBRA153Passo Fundo
    PFCUSA118Pacific City
    PFOCYP215Paphos
    PFQIRN233Parsabad
    PFRCOD032Ilebo
    PGAUSA140Page
    PGCUSA089Hyannis
    PGDUSA135Punta Gorda
    PGFFRA291Perpignan/Rivesaltes
    PGHIND205Pantnagar
    PGIAGO031Chitato
    PGKIDN199Pangkal Pinang, Palaubangka Island
    PGLUSA082Pascagoula
    PGMUSA051Port Graham
    PGOUSA089Pagosa Springs
    PGRUSA082Paragould
    PGSUSA140Peach Springs
    PGUIRN233Asaluyeh
    PGVUSA135Greenville
    PGXFRA291Perigueux/Bassillac
    PGZBRA153Ponta Grossa
    PHAVNM195Phan Rang
    PHBBRA096Parnaiba
    PHCNGA028Port Harcourt
    PHDUSA135New Philadelphia
    PHEAUS260Port Hedland
    PHFUSA135Newport News
    PHHVNM195Phan Thiet
    PHIBRA096Pinheiro
    PHKUSA135Pahokee
    PHLUSA135Philadelphia
    PHNUSA135Port Huron
    PHOUSA136Point Hope
    PHPUSA089Philip
    PHQAUS253The Monument Airport
    PHSTHA182Phitsanulok Airport
    PHTUSA082Paris
    PHWZAF022Phalaborwa
    PHXUSA140Phoenix
    PHYTHA182Phetchabun Airport
    PIAUSA082Peoria
    PIBUSA082Hattiesburg-Laurel
    PICTCA099Pine Cay
    PIDBHS134Nassau
    PIEUSA135St Petersburg-Clearwater
    PIFTWN230Pingtung
    PIHUSA089Pocatello
    PIKGBR283Glasgow
    PILPRY068Pilar
    PIMUSA135Pine Mountain
    PINBRA074Parintins
    PIOPER117Pisco
    PIPUSA051Pilot Point
    PIRUSA082Pierre
    PISFRA291Poitiers/Biard
    PITUSA135Pittsburgh
    PIUPER117Piura
    PIVBRA153Pirapora
    PIWCAN169Pikwitonei
    PIXPRT244Pico Island
    PIZUSA051Point Lay
    PJASWE302Pajala Airport
    PJBUSA140Payson
    PJCPRY068Pedro Juan Caballero
    PJGPAK203Panjgur
    PJMCRI084Puerto Jimenez
    PKAUSA051Napaskiak
    PKBUSA135Parkersburg
    PKCRUS176Petropavlovsk-Kamchatsky
    PKDUSA082Park Rapids
    PKEAUS261Parkes
    PKFUSA082Park Falls
    PKGMYS207Pangkor Island
    PKHGRC264Porto Cheli
    PKJGTM102Playa Grande
    PKKMMR241Pakhokku
    PKNIDN199Pangkalanbun, Borneo Island
    PKOBEN045Parakou
    PKPPYF354Puka Puka Airport
    PKRNPL204Pokhara
    PKTAUS254Port Keats Airport
    PKUIDN199Pekanbaru, Sumatra Island
    PKVRUS289Pskov
    PKWBWA020Selebi Phikwe Airport
    PKXCHN227Beijing
    PKYIDN199Palangkaraya-Kalimantan Tengah
    PKZLAO238Pakse
    PLFTCD041Pala
    PLJBLZ072Placencia
    PLKUSA082Branson
    PLLBRA122Manaus
    PLMIDN199Palembang, Sumatra Island
    PLNUSA090Pellston
    PLOAUS252Port Lincoln
    PLQLTU308Palanga
    PLRUSA082Pell City
    PLSTCA099Providenciales Island
    PLTCOL075Plato
    PLUBRA153Belo Horizonte
    PLVUKR312Poltava
    PLWIDN212Palu-Celebes Island
    PLXKAZ174Semey
    PLYUSA135Plymouth
    PLZZAF022Port Elizabeth
    PMATZA016Chake
    PMBUSA082Pembina
    PMCCHL151Puerto Montt
    PMDUSA118Palmdale
    PMFITA295Parma
    PMGBRA077Ponta Pora
    PMHUSA135Portsmouth
    PMIESP285Palma De Mallorca
    PMKAUS253Palm Island Airport
    PMLUSA051Cold Bay
    PMOITA295Palermo
    PMQARG061Perito Moreno
    PMRNZL324Palmerston North Airport
    PMSSYR190Palmyra Airport
    PMVVEN079Isla Margarita
    PMWBRA054Palmas
    PMYARG056Puerto Madryn
    PMZCRI084Palmar Sur
    PNAESP285Pamplona
    PNBBRA096Porto Nacional
    PNCUSA082Ponca City
    PNEUSA135Philadelphia
    PNGBRA153Paranagua
    PNIFSM350Pohnpei Island
    PNKIDN220Pontianak, Borneo Island
    PNLITA295Pantelleria
    PNMPER117Nuevo Mundo
    PNNUSA135Princeton
    PNPPNG351Popondetta
    PNQIND205Pune
    PNRCOG010Pointe Noire
    PNSUSA082Pensacola
    PNTCHL151Puerto Natales
    PNUUSA089Panguitch
    PNXUSA082Sherman/Denison
    PNYIND205Pondicherry Airport
    PNZBRA069Petrolina
    POABRA153Porto Alegre
    POBUSA135Fayetteville
    POCUSA118La Verne
    PODSEN015Podor
    POEUSA082Fort Polk
    POFUSA082Poplar Bluff
    POGGAB029Port Gentil
    POHUSA082Pocahontas
    POIBOL116Potosi
    POJBRA153Patos De Minas
    POLMOZ035Pemba / Porto Amelia
    POMPNG351Port Moresby
    PONGTM102Poptun
    POOBRA153Pocos De Caldas
    POPDOM152Puerto Plata
    PORFIN275Pori
    POSTTO142Port of Spain
    POTJAM112Ken Jones
    POUUSA135Poughkeepsie
    POVSVK267Presov
    POWSVN282Portoroz
    POXFRA291Pontoise
    POYUSA089Powell
    POZPOL310Poznań
    PPAUSA082Pampa
    PPBBRA153Presidente Prudente
    PPCUSA051Prospect Creek
    PPEMEX107Puerto Penasco
    PPFUSA082Parsons
    PPGASM348Pago Pago
    PPHVEN079Perai Tepuy Airport
    PPIAUS252Port Pirie Airport
    PPKKAZ223Petropavlosk
    PPLNPL204Phaplu
    PPMUSA135Pompano Beach
    PPNCOL075Popayan
    PPPAUS253Proserpine
    PPQNZL324Paraparaumu Airport
    PPRIDN199Pasir Pengarayan, Sumatra Island
    PPSPHL213Puerto Princesa City
    PPTPYF354Papeete
    PPUMMR241Pa Pun
    PPWGBR283Papa Westray
    PPYBRA153Pouso Alegre
    PQCVNM195Duong Dong
    PQECOL075La Dorada
    PQIUSA135Presque Isle
    PQMMEX128Palenque International Airport
    PQQAUS261Port Macquarie
    PQSUSA136Pilot Station
    PRAARG057Paraná
    PRBUSA118Paso Robles
    PRCUSA140Prescott
    PRDAUS260Pardoo
    PRGCZE293Prague
    PRHTHA182Phrae Airport
    PRISYC318Praslin Island
    PRKZAF022Prieska
    PRMPRT281Portimão
    PRNXKX265Lipjan
    PROUSA082Perry
    PRPFRA291Propriano
    PRQARG057Presidencia Roque Saenz Pena
    PRRGUY104Paruma
    PRSSLB335Parasi
    PRUMMR241Pye
    PRVCZE293Prerov
    PRWUSA082Prentice
    PRXUSA082Paris
    PRYZAF022Pretoria
    PRZUSA118Prineville
    PSAITA295Pisa
    PSBUSA135Philipsburg
    PSCUSA118Pasco
    PSDEGY012Port Said
    PSEUSA144Ponce
    PSFUSA135Pittsfield
    PSGUSA113Petersburg
    PSHDEU266Sankt Peter-Ording
    PSIPAK203Pasni
    PSJIDN212Poso-Celebes Island
    PSKUSA135Dublin
    PSLGBR283Perth
    PSMUSA135Portsmouth
    PSNUSA082Palestine
    PSOCOL075Pasto
    PSPUSA118Palm Springs
    PSRITA295Pescara
    PSSARG057Posadas
    PSUIDN199Putussibau, Borneo Island
    PSWBRA153Passos
    PSXUSA082Palacios
    PSYFLK251Stanley
    PSZBOL116Puerto Suarez
    PTAUSA051Port Alsworth
    PTBUSA135Petersburg
    PTFFJI331Malolo Lailai Island
    PTGZAF022Potgietersrus
    PTHUSA051Port Heiden
    PTJAUS256Portland Airport
    PTKUSA135Pontiac
    PTMVEN079Palmarito
    PTNUSA082Patterson
    PTOBRA153Pato Branco
    PTPGLP101Pointe-a-Pitre Le Raizet
    PTQBRA150Porto De Moz
    PTSUSA082Pittsburg
    PTTUSA082Pratt
    PTUUSA051Platinum
    PTVUSA118Porterville
    PTWUSA135Pottstown
    PTXCOL075Pitalito
    PTYPAN138Tocumen
    PTZECU103Shell Mera
    PUBUSA089Pueblo
    PUCUSA089Price
    PUDARG061Puerto Deseado
    PUEPAN138Puerto Obaldia
    PUFFRA291Pau/Pyrenees (Uzein)
    PUGAUS252Port Augusta Airport
    PUJDOM152Punta Cana
    PUKPYF354Pukarua
    PUNCOD032Punia
    PUPBFA044Po
    PUQCHL145Punta Arenas
    PURBOL116Puerto Rico/Manuripi
    PUSKOR226Busan
    PUUCOL075Puerto Asis
    PUVNCL347Poum
    PUWUSA118Pullman/Moscow
    PUXCHL151Puerto Varas
    PUYHRV311Pula
    PUZNIC121Puerto Cabezas
    PVACOL075Providencia
    PVCUSA135Provincetown
    PVDUSA135Providence
    PVEPAN138El Porvenir
    PVFUSA118Placerville
    PVGCHN227Shanghai
    PVHBRA143Porto Velho
    PVIBRA153Paranavai
    PVKGRC264Preveza/Lefkada
    PVLUSA135Pikeville
    PVOECU103Portoviejo
    PVRMEX128Puerto Vallarta
    PVSRUS176Chukotka
    PVUUSA089Provo
    PVWUSA082Plainview
    PWAUSA082Oklahoma City
    PWDUSA089Plentywood
    PWERUS176Pevek
    PWKUSA082Chicago/Prospect Heights/Wheeling
    PWMUSA135Portland
    PWNBHS134Pitts Town
    PWOCOD032Pweto
    PWQKAZ223Pavlodar
    PWTUSA118Bremerton
    PWYUSA089Pinedale
    PXLUSA140Polacca
    PXMMEX128Puerto Escondido
    PXOPRT281Porto Santo
    PXRTHA182Surin Airport
    PXUVNM195Pleiku
    PYACOL075Velasquez
    PYBIND205Jeypore
    PYECOK352Penrhyn Island
    PYGIND205Pakyong
    PYHVEN079Cacique Aramare Airport
    PYJRUS240Yakutia
    PYKIRN233Payam Airport
    PYMUSA135Plymouth
    PYOECU103Puerto Putumayo
    PYRGRC264Andravida
    PYSUSA118Paradise
    PYYTHA182Mae Hong Son
    PYZPER117Pataz
    PZACOL075Paz De Ariporo
    PZBZAF022Pietermaritzburg
    PZHPAK203Fort Sandeman
    PZICHN227Panzhihua
    PZLZAF022Phinda
    PZOVEN079Puerto Ordaz-Ciudad Guayana
    PZUSDN025Port Sudan
    PZYSVK267Piestany
    QACBRA153Castro
    QAKBRA153Barbacena
    QAQITA295L'Aquila
    QBCCAN167Bella Coola
    QBXBRA096Sobral
    QCBDEU266Bamberg
    QCHBRA153Colatina
    QCJBRA153Botucatu
    QCNDEU266Hohn
    QCOCUB106Colon
    QCPBRA147Currais Novos
    QCRBRA153Curitibanos
    QCYGBR283Coningsby
    QDBBRA153Cachoeira Do Sul
    QDCBRA153Dracena
    QDFBRA153Conselheiro Lafaiete
    QGABRA153Guaira
    QGBBRA153Limeira
    QGCBRA153Lencois Paulista
    QGFBRA153Montenegro
    QGPBRA147Garanhuns
    QGSBRA069Alagoinhas
    QGUJPN235Gifu
    QGYHUN270Gyor
    QHBBRA153Piracicaba
    QHNBRA054Taguatinga
    QHPBRA153Taubate
    QHUDEU266Husum
    QHVBRA153Novo Hamburgo
    QIDBRA153Tres Coracoes
    QIGBRA096Iguatu
    QIQBRA153Rio Claro
    QITBRA069Itapetinga
    QJBSAU224Jubail
    QLSCHE313Lausanne
    QMFBRA153Mafra
    QNCCHE313Neuchatel Airport
    QNDSRB265Novi Sad
    QNSBRA153Porto Alegre
    QNVBRA153Nova Iguacu
    QOABRA153Mococa
    QOJBRA153Sao Borja
    QOWNGA028Owerri
    QPDCUB106Pinar del Rio
    QPGSGP228Paya Lebar Air Base
    QPSBRA153Pirassununga
    QRAZAF022Johannesburg
    QRCCHL151Rancagua
    QROMEX128Queretaro
    QRZBRA153Resende
    QSCBRA153Sao Carlos
    QSFDZA003Setif
    QSNCUB106San Nicolas
    QSRITA295Salerno
    QSXGUY104New Amsterdam
    QSZCHN227Shache
    QUGGBR283Chichester
    QUNKOR226Chun Chon City
    QUTJPN235Utsunomiya Airport
    QUYGBR283St. Ives
    QVBBRA153Uniao Da Vitoria
    QVPBRA153Avare
    QWVSRB265Valjevo
    QXBFRA291Lyon
    QXCBRA120Barra De Santo Antonio
    QZDHUN270Szeged
    RABPNG351Tokua
    RACUSA082Racine
    RAESAU224Arar
    RAFARG057Rafaela
    RAGNZL324Raglan Airfield
    RAHSAU224Rafha
    RAICPV247Praia
    RAKMAR013Marrakech
    RALUSA118Riverside
    RAMAUS254Ramingining Airport
    RANITA295Ravenna
    RAOBRA153Ribeirao Preto
    RAPUSA089Rapid City
    RARCOK352Avarua
    RASIRN233Rasht
    RAVCOL075Cravo Norte
    RAZPAK203Rawalakot
    RBAMAR013Rabat
    RBBBRA074Borba
    RBCAUS259Robinvale Airport
    RBDUSA082Dallas
    RBEKHM219Ratanakiri
    RBFUSA118Big Bear City
    RBGUSA118Roseburg
    RBKUSA118Murrieta/Temecula
    RBLUSA118Red Bluff
    RBMDEU266Straubing
    RBOBOL116Robore
    RBQBOL116Rurenabaque
    RBRBRA149Rio Branco
    RBSAUS259Orbost Airport
    RBTKEN040Marsabit
    RBUAUS260Roebourne
    RBVSLB335Ramata
    RBWUSA135Walterboro
    RBXSSD023Rumbek
    RBYUSA051Ruby
    RCAUSA089Rapid City
    RCBZAF022Richards Bay
    RCEUSA118Roche Harbor
    RCHCOL075Riohacha
    RCKUSA082Rockdale
    RCLVUT329Redcliffe
    RCMAUS253Richmond Airport
    RCOFRA291Rochefort/Saint-Agnant
    RCQARG057Reconquista
    RCRUSA108Rochester
    RCSGBR283Rochester
    RCTUSA090Reed City
    RCUARG057Rio Cuarto
    RCYBHS134Rum Cay Airport
    RDBUSA136Red Dog
    RDCBRA071Redencao
    RDDUSA118Redding
    RDEIDN200Merdei-Papua Island
    RDGUSA135Reading
    RDMUSA118Redmond
    RDNMYS207Redang
    RDOPOL310Radom-Sadkow Airport
    RDRUSA082Grand Forks
    RDSARG062Rincon de los Sauces
    RDTSEN015Richard Toll
    RDUUSA135Raleigh/Durham
    RDVUSA051Red Devil
    RDZFRA291Rodez/Marcillac
    REAPYF354Reao Airport
    REBDEU266Larz
    RECBRA147Recife
    REDUSA135Reedsville
    REEUSA082Lubbock
    REGITA295Reggio Calabria
    REIGUF080Regina
    RELARG056Rawson
    RENRUS242Orenburg
    REOUSA076Rome
    REQPER117Requena
    RERGTM102Retalhuleu
    RESARG057Resistencia
    RETNOR290Røst Airport
    REUESP285Reus
    REXMEX128Reynosa
    REYBOL116Reyes
    RFACAF006Rafai
    RFDUSA082Chicago/Rockford
    RFGUSA082Refugio
    RFKUSA082Rolling Fork
    RFNISL249Raufarhöfn
    RFPPYF354Uturoa
    RFRCRI084Rio Frio / Progreso
    RFSNIC121La Rosita
    RGAARG066Rio Grande
    RGHIND205Balurghat
    RGIPYF354Rangiroa Airport
    RGKRUS206Gorno-Altaysk
    RGLARG061Rio Gallegos
    RGNMMR241Yangon
    RGOPRK221Orang Airport
    RGRUSA082Ranger
    RGSESP285Burgos
    RGTIDN199Rengat, Sumatra Island
    RHAISL249Reykholar
    RHDARG057Rio Hondo
    RHEFRA291Reims/Champagne
    RHGRWA026Ruhengeri
    RHIUSA082Rhinelander
    RHLAUS260Roy Hill Station Airport
    RHNNAM049Rosh Pinah
    RHOGRC264Rodes Island
    RHPNPL204Ramechhap
    RHTCHN227Badanjilin
    RHVUSA118San Jose
    RIABRA153Santa Maria
    RIBBOL116Riberalta
    RICUSA135Richmond
    RIDUSA135Richmond
    RIEUSA082Rice Lake
    RIFUSA089Richfield
    RIGBRA153Rio Grande
    RIHPAN138Río Hato
    RIJPER117Rioja
    RIKCRI084Nicoya
    RILUSA089Rifle
    RIMPER117Rodriguez de Mendoza
    RINSLB335Ringi Cove
    RIRUSA118Riverside/Rubidoux/
    RISJPN235Rishiri
    RIVUSA118Riverside
    RIWUSA089Riverton
    RIXLVA294Riga
    RIYYEM173Riyan
    RJAIND205Rajahmundry
    RJBNPL204Rajbiraj
    RJHBGD191Rajshahi
    RJKHRV311Rijeka
    RJLESP285Logrono
    RJNIRN233Rafsanjan Airport
    RKAPYF354Aratika Nord Airport
    RKDUSA135Rockland
    RKEDNK272Copenhagen
    RKHUSA135Rock Hill
    RKOIDN199Sipora Island
    RKPUSA082Rockport
    RKRUSA082Poteau
    RKSUSA089Rock Springs
    RKTARE193Ras Al Khaimah
    RKVISL249Reykjavik
    RKWUSA082Rockwood
    RLDUSA118Richland
    RLGDEU266Rostock
    RLKCHN227Bayannur
    RLOARG064Merlo
    RLTNER042Arlit
    RMAAUS253Roma
    RMBOMN214Buraimi
    RMEUSA135Rome
    RMFEGY012Marsa Alam
    RMGUSA135Rome
    RMIITA295Rimini
    RMKAUS252Renmark Airport
    RMLLKA189Colombo
    RMNPNG351Rumginae Airport
    RMOMDA271Chișinău
    RMPUSA051Rampart
    RMQTWN230Taichung City
    RMSDEU266Ramstein
    RMUESP285Corvera
    RMYUSA118Mariposa
    RNASLB335Arona
    RNBSWE302Ronneby Airport
    RNCUSA082Mc Minnville
    RNDUSA082Universal City
    RNEFRA291Roanne/Renaison
    RNGUSA089Rangely
    RNHUSA082New Richmond
    RNINIC121Corn Island
    RNJJPN235Yoron Airport
    RNLSLB335Rennell Island
    RNMOMN214Ghaba
    RNNDNK272Ronne
    RNOUSA118Reno
    RNSFRA291Rennes/Saint-Jacques
    RNTUSA118Renton
    RNUMYS208Ranau
    RNZUSA082Rensselaer
    ROAUSA135Roanoke
    ROBLBR039Monrovia
    ROCUSA135Rochester
    RODZAF022Robertson
    ROFUSA118Montague
    ROGUSA082Rogers
    ROHAUS253Robinhood Airport
    ROITHA182Roi Et Airport
    ROKAUS253Rockhampton
    ROLUSA089Roosevelt
    RONCOL075Paipa
    ROOBRA086Rondonopolis
    ROPMNP353Rota Island
    RORPLW349Babelthuap Island
    ROSARG057Rosario
    ROTNZL324Rotorua
    ROVRUS289Rostov-on-Don
    ROWUSA089Roswell
    ROXUSA082Roseau
    ROYARG056Rio Mayo
    ROZESP285Rota
    RPBAUS254Roper Bar Airport
    RPMAUS254Ngukurr Airport
    RPNISR201Rosh Pina
    RPRIND205Raipur
    RPXUSA089Roundup
    RQACHN227Ruoqiang
    RQWIRQ179Qayyarah
    RQYIND205Shimoga
    RREAUS252Marree Airport
    RRGMUS320Port Mathurin
    RRKIND205Rourkela Airport
    RRLUSA082Merrill
    RRRPYF354Raroia Airport
    RRSNOR290Roros
    RRTUSA082Warroad
    RSAARG062Santa Rosa
    RSBAUS253Roseberth Airport
    RSDBHS134Rock Sound
    RSHUSA051Russian Mission
    RSISAU224Hanak
    RSKIDN200Ransiki-Papua Island
    RSLUSA082Russell
    RSNUSA082Ruston
    RSSSDN025Ad Damazin
    RSTUSA082Rochester
    RSUKOR226Yeosu
    RSWUSA135Fort Myers
    RTAFJI331Rotuma
    RTBHND161Roatan Island
    RTCIND205Ratnagiri Airport
    RTGIDN212Satar Tacik-Flores Island
    RTLUSA082Spirit Lake
    RTMNLD262Rotterdam
    RTNUSA089Raton
    RTPAUS253Rutland Plains Airport
    RTSAUS260Rottnest Island Airport
    RTUIDN212Maratua Island
    RTYAUS252Merty Merty Airport
    RUAUGA024Arua
    RUDIRN233Shahroud Airport
    RUECOD032Butembo
    RUGCHN227Rugao
    RUHSAU224Riyadh
    RUIUSA089Ruidoso
    RUKNPL204Rukumkot
    RULMDV319Gadhdhoo
    RUMNPL204Rumjatar
    RUNREU322St Denis
    RUPIND205Rupsi India Airport
    RURPYF354Rurutu Airport
    RUSSLB335Marau
    RUTUSA135Rutland
    RUVGTM102Rubelsanto
    RUYHND161Ruinas de Copan
    RVAMDG314Farafangana Airport
    RVDBRA153Rio Verde
    RVECOL075Saravena
    RVIRUS289Rostov-on-Don
    RVKNOR290Rorvik
    RVNFIN275Rovaniemi
    RVOZAF022Reivilo
    RVRUSA089Green River
    RVSUSA082Tulsa
    RVTAUS260Ravensthorpe Airport
    RVVPYF354Raivavae Airport
    RVYURY132Rivera
    RWFUSA082Redwood Falls
    RWIUSA135Rocky Mount
    RWLUSA089Rawlins
    RWNUKR280Rivne
    RXEUSA076Rexburg
    RXSPHL213Roxas City
    RYBRUS289Rybinsk
    RYKPAK203Rahim Yar Khan
    RYNFRA291Royan/Medis
    RYOARG061El Turbio
    RZAARG061Santa Cruz
    RZEPOL310Rzeszow
    RZNRUS289Ryazan
    RZPPHL213Taytay Airport
    RZRIRN233Ramsar Airport
    RZVTUR277Rize–Artvin Airport
    RZZUSA135Roanoke Rapids
    SAAUSA089Saratoga
    SABBES115Saba
    SACUSA118Sacramento
    SADUSA140Safford
    SAFUSA089Santa Fe
    SAHYEM173Sana'a
    SAIKHM219Siem Reap
    SAKISL249Sauðárkrókur
    SALSLV094Santa Clara
    SANUSA118San Diego
    SAPHND161La Mesa
    SAQBHS134Andros Island
    SARUSA082Sparta
    SASUSA118Salton City
    SATUSA082San Antonio
    SAUIDN212Sawu-Sawu Island
    SAVUSA135Savannah
    SAWTUR277Istanbul
    SAYITA295Siena
    SAZLBR039Sasstown
    SBAUSA118Santa Barbara
    SBBVEN079Santa Barbara
    SBDUSA118San Bernardino
    SBEPNG351Suabi Airport
    SBGIDN199Sabang, We Island
    SBHBLM155Gustavia
    SBIGIN014Koundara
    SBJBRA153Sao Mateus
    SBKFRA291Saint-Brieuc/Armor
    SBLBOL116Santa Ana del Yacuma
    SBMUSA082Sheboygan
    SBNUSA108South Bend
    SBOUSA089Salina
    SBPUSA118San Luis Obispo
    SBQPAK203Sibi
    SBRAUS253Saibai Island
    SBSUSA089Steamboat Springs
    SBTRUS242Sabetta
    SBUZAF022Springbok
    SBWMYS208Sibu
    SBXUSA089Shelby
    SBYUSA135Salisbury
    SBZROU269Sibiu
    SCBUSA082Scribner
    SCCUSA051Deadhorse
    SCEUSA135State College
    SCFUSA140Scottsdale
    SCGAUS253Spring Creek Airport
    SCHUSA135Schenectady
    SCIVEN079Paramillo Airport
    SCKUSA118Stockton
    SCLCHL151Santiago
    SCMUSA051Scammon Bay
    SCNDEU266Saarbrucken
    SCOKAZ218Aktau
    SCPFRA291Mende
    SCQESP285Santiago de Compostela
    SCRSWE302Rörbäcksnäs
    SCTYEM173Socotra Islands
    SCUCUB106Santiago
    SCVROU269Suceava
    SCWRUS289Syktyvkar
    SCYECU333San Cristobal
    SCZSLB335Santa Cruz/Graciosa Bay/Luova
    SDBZAF022Langebaanweg
    SDDAGO031Lubango
    SDEARG057Santiago del Estero
    SDFUSA114Louisville
    SDGIRN233Sanandaj Airport
    SDJJPN235Sendai
    SDKMYS208Sandakan
    SDLSWE302Sundsvall/ Harnosand
    SDMUSA118San Diego
    SDNNOR290Sandane
    SDPUSA051Sand Point
    SDQDOM152Santo Domingo
    SDRESP285Santander
    SDSJPN235Sado Airport
    SDTPAK203Saidu Sharif
    SDUBRA153Rio De Janeiro
    SDXUSA140Sedona
    SDYUSA089Sidney
    SEAUSA118Seattle
    SEBLBY047Sabha
    SEEUSA118San Diego/El Cajon
    SEFUSA135Sebring
    SEGUSA135Selinsgrove
    SEHIDN200Senggeh-Papua Island
    SEMUSA082Selma
    SENGBR283Southend
    SEOCIV000Seguela
    SEPUSA082Stephenville
    SERUSA108Seymour
    SEUTZA016Seronera
    SEVUKR312Sievierodonetsk
    SEWEGY012Siwa
    SEYMRT043Selibaby
    SEZSYC318Mahe Island
    SFATUN048Sfax
    SFBUSA135Orlando
    SFCGLP101St-Francois
    SFDVEN079Inglaterra
    SFEPHL213San Fernando Airport
    SFFUSA118Spokane
    SFGMAF123Grand Case
    SFHMEX164San Felipe International Airport
    SFJGRL137Kangerlussuaq
    SFKBRA071Soure
    SFLCPV247Sao Filipe
    SFMUSA135Sanford
    SFNARG057Santa Fe
    SFOUSA118San Francisco
    SFQTUR277Sanliurfa
    SFSPHL213Olongapo City
    SFTSWE302Skelleftea
    SFZUSA135Pawtucket
    SGAAFG202Sheghnan
    SGCRUS242Surgut
    SGDDNK272Sonderborg
    SGEDEU266Siegerland Airport
    SGFUSA082Springfield
    SGGMYS208Simanggang
    SGHUSA135Springfield
    SGIPAK203Sargodha
    SGLPHL213Cavite City
    SGNVNM195Ho Chi Minh City
    SGOAUS253St George Airport
    SGPAUS260Shay Gap
    SGQIDN212Sanggata-Timor Island
    SGRUSA082Houston
    SGSPHL213Sanga Sanga Airport
    SGTUSA082Stuttgart
    SGUUSA089St George
    SGVARG062Sierra Grande
    SGXTZA016Songea
    SGYUSA051Skagway
    SGZTHA182Songkhla Airport
    SHACHN227Shanghai
    SHBJPN235Nakashibetsu
    SHCETH002Shire
    SHDUSA135Staunton/Waynesboro/Harrisonburg
    SHECHN227Shenyang
    SHGUSA051Shungnak
    SHHUSA051Shishmaref
    SHIJPN235Shimojishima Airport
    SHJARE193Sharjah
    SHKLSO036Sehonghong
    SHLIND205Shillong
    SHMJPN235Shirahama
    SHNUSA118Shelton
    SHOSWZ037Manzini
    SHQAUS253Southport Airport
    SHRUSA089Sheridan
    SHSCHN227Shashi
    SHTAUS256Shepparton Airport
    SHUAUS254Smith Point Airport
    SHVUSA082Shreveport
    SHWSAU224Sharurah Airport
    SHXUSA051Shageluk
    SHYTZA016Shinyanga
    SHZLSO036Seshutes
    SIBCOG010Sibiti
    SIDCPV247Espargos
    SIEPRT281Sines
    SIFNPL204Simara
    SIGUSA144San Juan
    SIHNPL204Silgadi Doti
    SIIMAR013Sidi Ifni
    SIJISL249Siglufjörður
    SIKUSA082Sikeston
    SILPNG351Sila Mission
    SIMPNG351Simbai
    SINSGP228Singapore
    SIOAUS256Smithton Airport
    SIPUKR299Simferopol
    SIQIDN199Pasirkuning-Singkep Island
    SIRCHE313Sion
    SISZAF022Sishen
    SITUSA051Sitka
    SIUNIC121Siuna
    SIVUSA108Sullivan
    SIWIDN199Parapat, Sumatra Island
    SIXAUS261Singleton
    SIYUSA118Montague
    SJAPER117San Juan de Marcona
    SJBBOL116San Joaquin
    SJCUSA118San Jose
    SJDMEX125San Jose del Cabo
    SJECOL075San Jose Del Guaviare
    SJIPHL213San Jose
    SJJBIH297Sarajevo
    SJKBRA153Sao Jose Dos Campos
    SJLBRA074Sao Gabriel Da Cachoeira
    SJNUSA140St Johns
    SJOCRI084San Jose
    SJPBRA153Sao Jose Do Rio Preto
    SJQZMB033Sesheke
    SJSBOL116San Jose de Chiquitos
    SJTUSA082San Angelo
    SJUUSA144San Juan
    SJVBOL116San Javier
    SJWCHN227Shijiazhuang
    SJYFIN275Seinajoki / Ilmajoki
    SJZPRT244Velas
    SKAUSA118Spokane
    SKBKNA157Basseterre
    SKCPNG351Suki
    SKDUZB225Samarkand
    SKFUSA082San Antonio
    SKGGRC264Thessaloniki
    SKHNPL204Surkhet
    SKKUSA051Shaktoolik
    SKLGBR283Broadford
    SKNNOR290Hadsel
    SKONGA028Sokoto
    SKPMKD300Skopje
    SKQLSO036Sekakes
    SKSDNK272Vojens
    SKTPAK203Sialkot
    SKUGRC264Skiros Island
    SKVEGY012St Catherine International Airport
    SKWUSA051Skwentna
    SKXRUS289Saransk
    SKZPAK203Mirpur Khas
    SLAARG062Salta
    SLBUSA082Storm Lake
    SLCUSA089Salt Lake City
    SLDSVK267Sliac
    SLEUSA118Salem
    SLFSAU224Sulayel Airport
    SLGUSA082Siloam Springs
    SLHVUT329Sola
    SLIZMB033Solwesi
    SLJAUS260Karijini National Park
    SLKUSA135Saranac Lake
    SLLOMN214Salalah
    SLMESP285Salamanca
    SLNUSA082Salina
    SLOUSA082Salem
    SLPMEX128San Luis Potosi
    SLQUSA051Sleetmute
    SLRUSA082Sulphur Springs
    SLTUSA089Salida
    SLULCA158Castries
    SLVIND205Shimla Airport
    SLWMEX131Saltillo
    SLXTCA099Salt Cay
    SLYRUS242Salekhard
    SLZBRA096Sao Luis
    SMAPRT244Vila do Porto
    SMBCHL145Cerro Sombrero
    SMDUSA135Fort Wayne
    SMEUSA135Somerset
    SMFUSA118Sacramento
    SMGPER117Santa Maria
    SMIGRC264Samos Island
    SMKUSA136St Michael
    SMLBHS134Stella Maris
    SMMMYS208Semporna
    SMNUSA089Salmon
    SMOUSA118Santa Monica
    SMQIDN220Sampit, Borneo Island
    SMRCOL075Santa Marta
    SMSMDG314Sainte Marie Airport
    SMUUSA051Sheep Mountain
    SMVCHE313Samedan Airport
    SMWESH013Smara
    SMXUSA118Santa Maria
    SMYSEN015Simenti
    SMZSUR139Stoelmanseiland
    SNAUSA118Santa Ana
    SNBAUS254Snake Bay Airport
    SNCECU103Salinas
    SNECPV247Preguica
    SNFVEN079San Felipe
    SNGBOL116San Ignacio de Velasco
    SNHAUS253Stanthorpe Airport
    SNILBR039Greenville
    SNJCUB106Pinar Del Rio
    SNKUSA082Snyder
    SNLUSA082Shawnee
    SNMBOL116San Ignacio de Moxos
    SNNIRL273Shannon
    SNOTHA182Sakon Nakhon Airport
    SNPUSA050St Paul Island
    SNRFRA291Saint-Nazaire/Montoir
    SNSUSA118Salinas
    SNUCUB106Santa Clara
    SNVVEN079Santa Elena de Uairen Airport
    SNWMMR241Thandwe
    SNXIRN233Semnan
    SNYUSA089Sidney
    SNZBRA153Rio De Janeiro
    SOBHUN270Sarmellek
    SOCIDN199Sukarata(Solo), Java Island
    SODBRA153Sorocaba
    SOECOG010Souanke
    SOFBGR301Sofia
    SOGNOR290Sogndal
    SOJNOR290Sørkjosen
    SOKLSO036Semonkong
    SOLUSA136Solomon
    SOMVEN079San Tome Airport
    SONVUT329Luganville
    SOOSWE302Soderhamn
    SOPUSA135Pinehurst/Southern Pines
    SOQIDN200Sorong-Papua Island
    SOTFIN275Sodankyla
    SOUGBR283Southampton
    SOVUSA051Seldovia
    SOWUSA140Show Low
    SOXCOL075Sogamoso
    SOYGBR283Stronsay
    SOZFRA291Solenzara
    SPAUSA135Spartanburg
    SPCESP246Sta Cruz de la Palma
    SPDBGD191Saidpur
    SPEMYS208Sepulot
    SPFUSA089Spearfish
    SPGUSA135St Petersburg
    SPIUSA082Springfield
    SPJGRC264Sparti
    SPMDEU266Trier
    SPNMNP353Saipan Island
    SPPAGO031Menongue
    SPSUSA082Wichita Falls
    SPUHRV311Split
    SPWUSA082Spencer
    SPXEGY012Giza
    SPYCIV000San Pedro Airport
    SPZUSA082Springdale
    SQAUSA118Santa Ynez
    SQCAUS260Southern Cross Airport
    SQDCHN227Shangrao
    SQHVNM195Son-La
    SQIUSA082Sterling/Rockfalls
    SQJCHN227Sanming
    SQLUSA118San Carlos
    SQMBRA153Sao Miguel Do Araguaia
    SQNIDN200Sanana-Seram Island
    SQOSWE302Storuman Airport
    SQQLTU308Siauliai
    SQRIDN212Soroako-Celebes Island
    SQUPER117Plaza Saposoa
    SQVUSA118Sequim
    SQWDNK272Skive
    SQXBRA153Sao Miguel Do Oeste
    SQYBRA153Sao Lourenco Do Sul
    SQZGBR283Scampton
    SRABRA153Santa Rosa
    SRBBOL116Santa Rosa
    SRCUSA082Searcy
    SRDBOL116San Ramon / Mamore
    SREBOL116Yamparáez (Sucre)
    SRFUSA118San Rafael
    SRGIDN199Semarang, Java Island
    SRHTCD041Sarh
    SRJBOL116San Borja
    SRNAUS259Strahan Airport
    SRPNOR290Leirvik
    SRQUSA135Sarasota/Bradenton
    SRTUGA024Soroti
    SRVUSA051Stony River
    SRWUSA135Salisbury
    SRXLBY047Sirt
    SRYIRN233Sari
    SRZBOL116Santa Cruz
    SSABRA069Salvador
    SSCUSA135Sumter
    SSDCHL151San Felipe
    SSEIND205Solapur
    SSFUSA082San Antonio
    SSGGNQ034Malabo
    SSHEGY012Sharm el-Sheikh
    SSIUSA135St Simons Island
    SSJNOR290Alstahaug
    SSMUSA090Sault Ste Marie
    SSNKOR226Seoul Air Base
    SSOBRA153Sao Lourenco
    SSRVUT329Pentecost Island
    SSTARG055Santa Teresita
    SSWUSA118Stuart Island
    SSXTUR277Samsun
    SSYAGO031Mbanza Congo
    SSZBRA153Guaruja
    STADNK272Skjern / Ringkobing
    STBVEN079Santa Barbara del Zulia Airport
    STCUSA082St Cloud
    STDVEN079Santo Domingo
    STEUSA082Stevens Point
    STGUSA051St George
    STHAUS253Strathmore Airport
    STIDOM152Santiago
    STJUSA082St Joseph
    STKUSA089Sterling
    STLUSA082St Louis
    STMBRA071Santarem
    STNGBR283London
    STPUSA082St Paul
    STQUSA135St Marys
    STRDEU266Stuttgart
    STSUSA118Santa Rosa
    STTUSA159Charlotte Amalie
    STVIND205Surat Airport
    STWRUS289Stavropol
    STXUSA159Christiansted
    STYURY132Salto
    STZBRA054Santa Terezinha
    SUAUSA135Stuart
    SUBIDN199Surabaya
    SUDUSA082Stroud
    SUEUSA082Sturgeon Bay
    SUFITA295Lamezia Terme
    SUGPHL213Surigao City
    SUHOMN214Sur
    SUIGEO232Sukhumi
    SUJROU269Satu Mare
    SULPAK203Sui
    SUMUSA135Sumter
    SUNUSA089Hailey
    SUOUSA118Sunriver
    SUPIDN199Sumenep-Madura Island
    SUQECU103Sucua
    SURCAN165Summer Beaver
    SUSUSA082St Louis
    SUTTZA016Sumbawanga
    SUUUSA118Fairfield
    SUVFJI331Nausori
    SUWUSA082Superior
    SUXUSA082Sioux City
    SUYRUS240Suntar
    SVAUSA051Savoonga
    SVBMDG314Sambava Airport
    SVCUSA089Silver City
    SVDVCT160Argyle
    SVEUSA118Susanville
    SVFBEN045Save
    SVGNOR290Stavanger
    SVHUSA135Statesville
    SVICOL075San Vicente Del Caguan
    SVJNOR290Svolvær
    SVLFIN275Savonlinna
    SVNUSA135Savannah
    SVORUS289Moscow
    SVPAGO031Kuito
    SVQESP285Sevilla
    SVSUSA051Stevens Village
    SVTBWA020Savuti
    SVUFJI331Savusavu
    SVWUSA051Sparrevohn
    SVXRUS242Yekaterinburg
    SVZVEN079San Antonio Del Tachira Airport
    SWACHN227Shantou
    SWCAUS259Stawell Airport
    SWDUSA051Seward
    SWFUSA135New York
    SWHAUS259Swan Hill Airport
    SWJVUT329Malekula Island
    SWNPAK203Sahiwal
    SWOUSA082Stillwater
    SWPNAM049Swakopmund
    SWQIDN212Sumbawa Island
    SWSGBR283Swansea
    SWTRUS206Strezhevoy
    SWUKOR226Suwon Airport
    SWVRUS229Evensk
    SWWUSA082Sweetwater
    SWXBWA020Shakawe
    SWYMYS207Sitiawan
    SXBFRA291Strasbourg
    SXEAUS259West Sale
    SXGZMB033Senanga
    SXIIRN233Sirri Island Airport
    SXJCHN227Shanshan
    SXKIDN200Saumlaki-Yamdena Island
    SXLIRL273Sligo
    SXMSXM119Saint Martin
    SXNBWA020Sua Pan Airport
    SXOBRA077Sao Felix Do Araguaia
    SXPUSA136Nunam Iqua
    SXQUSA051Soldotna
    SXRIND205Srinagar
    SXSMYS208Sahabat
    SXTMYS207Taman Negara
    SXVIND205Salem Airport
    SXXBRA071Sao Felix Do Xingu
    SXYUSA135Sidney
    SXZTUR277Siirt
    SYAUSA050Shemya
    SYCPER117Shiringayoc
    SYDAUS261Sydney
    SYIUSA082Shelbyville
    SYJIRN233Sirjan Airport
    SYKISL249Stykkishólmur
    SYMCHN227Simao
    SYNUSA082Stanton
    SYOJPN235Shonai
    SYPPAN138Santiago
    SYQCRI084San Jose
    SYRUSA135Syracuse
    SYSRUS240Saskylakh
    SYTFRA291Saint-Yan
    SYUAUS253Sue Islet
    SYVUSA135Sylvester
    SYWPAK203Sehwan Sharif
    SYXCHN227Sanya
    SYYGBR283Stornoway
    SYZIRN233Shiraz
    SZAAGO031Soyo
    SZBMYS207Subang
    SZFTUR277Samsun
    SZGAUT307Salzburg
    SZHCHN227Shuozhou
    SZJCUB106Isla de la Juventud
    SZKZAF022Skukuza
    SZLUSA082Knob Noster
    SZMNAM049Sesriem Airstrip
    SZPUSA118Santa Paula
    SZSNZL324Oban
    SZTMEX128San Cristobal De Las Casas Airport
    SZVCHN227Suzhou
    SZWDEU266Schwerin Parchim Airport
    SZXCHN227Shenzhen
    SZYPOL310Szymany
    SZZPOL310Goleniow
    TABTTO142Scarborough
    TACPHL213Tacloban City
    TADUSA089Trinidad
    TAEKOR226Daegu
    TAFDZA003Tafaraoui Airport
    TAGPHL213Panglao
    TAHVUT329Tanna Airport
    TAIYEM173Ta'izz
    TAJPNG351Aitape
    TAKJPN235Takamatsu
    TALUSA051Tanana
    TAMMEX128Tampico
    TANAUS253Tangalooma Airport
    TAOCHN227Qingdao
    TAPMEX128Tapachula
    TAQAUS252Tarcoola
    TARITA295Grottaglie
    TASUZB225Tashkent
    TATSVK267Poprad
    TAUCOL075Tauramena
    TAWURY132Tacuarembo
    TAXIDN200Tikong-Taliabu Island
    TAYEST303Tartu
    TAZTKM178Dashoguz
    TBBVNM195Tuy Hoa
    TBCUSA089Tuba City
    TBFKIR355Tabiteuea North Airport
    TBGPNG351Tabubil
    TBHPHL213Romblon
    TBIBHS134Cat Island
    TBJTUN048Tabarka
    TBKAUS254Timber Creek Airport
    TBLAUS260Tableland Homestead Airport
    TBNUSA082Fort Leonard Wood
    TBOTZA016Tabora
    TBPPER117Tumbes
    TBRUSA135Statesboro
    TBSGEO232Tbilisi
    TBTBRA143Tabatinga
    TBUTON356Nuku'alofa
    TBWRUS289Tambov
    TBYBWA020Tshabong
    TBZIRN233Tabriz
    TCAAUS254Tennant Creek
    TCBBHS134Treasure Cay
    TCCUSA089Tucumcari
    TCEROU269Tulcea
    TCGCHN227Tacheng
    TCHGAB029Tchibanga
    TCLUSA082Tuscaloosa
    TCMUSA118Tacoma
    TCNMEX128Tehuacan Airport
    TCOCOL075Tumaco
    TCPEGY012Taba
    TCQPER117Tacna
    TCRIND205Tuticorin Southwest Airport
    TCSUSA089Truth Or Consequences
    TCTUSA051Takotna
    TCUZAF022Homeward
    TCVBHS134Hog Cay
    TCWAUS261Tocumwal Airport
    TCXIRN233Tabas
    TCZCHN227Tengchong
    TDACOL075Trinidad
    TDDBOL116Trinidad
    TDGPHL213Tandag Airport
    TDJDJI017Tadjoura
    TDKKAZ174Taldy Kurgan
    TDLARG055Tandil
    TDNAUS260Theda Station Airport
    TDOUSA118Toledo
    TDPPER117Corrientes
    TDRAUS253Theodore Airport
    TDSPNG351Sasereme
    TDTZAF022Welverdiend
    TDVMDG314Tanandava
    TDWUSA082Amarillo
    TDXTHA182Trat Airport
    TDZUSA135Toledo
    TEAHND161Tela
    TEBUSA135Teterboro
    TECBRA153Telemaco Borba
    TEDDNK272Thisted
    TEEDZA003Tebessi
    TEFAUS260Telfer Airport
    TEGBFA044Tenkodogo
    TEHUSA051Tetlin
    TEIIND205Tezu
    TEKUSA051Tatitlek
    TELMYS208Telupid
    TEMAUS261Temora Airport
    TENCHN227Tongren Fenghuang Airport
    TEQTUR277Corlu
    TERPRT244Lajes
    TESERI004Teseney
    TETMOZ035Tete
    TEUNZL324Manapouri Airport
    TEVESP285Teruel
    TEXUSA089Telluride
    TEYISL249Þingeyri
    TEZIND205Tezpur Airport
    TFFBRA074Tefe
    TFIPNG351Tufi
    TFLBRA153Teofilo Otoni
    TFMPNG351Telefomin
    TFNESP246Tenerife Island
    TFSESP246Tenerife Island
    TFTPAK203Taftan
    TFUCHN227Tianfu
    TGASGP228Tengah Air Base
    TGCMYS208Tanjung Manis
    TGDMNE292Podgorica
    TGGMYS207Kuala Terengganu
    TGHVUT329Tongoa Island
    TGIPER117Tingo Maria
    TGJNCL347Tiga
    TGKRUS289Taganrog
    TGMROU269Targu Mures
    TGNAUS259Latrobe Valley Airport
    TGOCHN227Tongliao
    TGPRUS206Bor
    TGQBRA086Tangara Da Serra
    TGRDZA003Touggourt
    TGTTZA016Tanga
    TGUHND161Tegucigalpa
    TGZMEX128Tuxtla Gutierrez
    THAUSA082Tullahoma
    THBLSO036Thaba-Tseka
    THCLBR039Tchien
    THDVNM195Thanh Hóa
    THEBRA096Teresina
    THIMRT043Tichitt
    THKLAO182Thakhek
    THLMMR241Tachileik
    THMUSA089Thompson Falls
    THNSWE302Trollhattan
    THOISL249Þórshöfn
    THPUSA089Thermopolis
    THQCHN227Tianshui
    THRIRN233Tehran
    THSTHA182Sukhothai Airport
    THTMRT043Tamchakett
    THUGRL162Thule
    THVUSA135York
    THXRUS206Turukhansk
    THYZAF022Thohoyandou
    THZNER042Tahoua
    TIAALB304Tirana
    TIBCOL075Tibu
    TIDDZA003Tiaret
    TIEETH002Tippi
    TIFSAU224Taif Airport
    TIHPYF354Tikehau Airport
    TIIAFG202Tarin Kowt
    TIJMEX164Tijuana
    TIKUSA082Oklahoma City
    TIMIDN200Timika-Papua Island
    TINDZA003Tindouf
    TIOMMR241Tilin
    TIPLBY047Tripoli
    TIQMNP353Tinian Island
    TIRIND205Tirupati
    TIUNZL324Timaru Airport
    TIVMNE292Tivat
    TIWUSA118Tacoma
    TIXUSA135Titusville
    TIYMRT043Tidjikja
    TIZPNG351Tari
    TJABOL116Tarija
    TJBIDN199Karinmunbesar Island
    TJGIDN212Tanta-Tabalong, Borneo Island
    TJHJPN235Tajima
    TJIHND161Trujillo
    TJKTUR277Tokat
    TJLBRA077Tres Lagoas
    TJMRUS242Tyumen
    TJNPYF354Takume
    TJQIDN199Tanjung Pandan, Belitung Island
    TJSIDN212Tanjung Selor, Borneo Island
    TJUTJK194Kulyab
    TJVIND205Thanjavur
    TKAUSA051Talkeetna
    TKCCMR018Tiko
    TKDGHA001Sekondi-Takoradi
    TKFUSA118Truckee
    TKGIDN199Bandar Lampung, Sumatra Island
    TKHTHA182Takhli Airport
    TKJUSA051Tok
    TKKFSM327Weno Island
    TKNJPN235Tokunoshima
    TKOLSO036Tlokoeng
    TKPPYF354Takapoto Airport
    TKQTZA016Kigoma
    TKSJPN235Tokushima
    TKTTHA182Tak Airport
    TKUFIN275Turku
    TKVPYF354Tatakoto
    TKWPNG351Tekin
    TKXPYF354Takaroa Airport
    TKYAUS260Turkey Creek
    TKZNZL324Tokoroa
    TLAUSA051Teller
    TLBPAK203Tarbela
    TLCMEX128Toluca
    TLDBWA020Tuli Lodge
    TLEMDG314Toliara Airport
    TLFUSA051Telida
    TLHUSA135Tallahassee
    TLIIDN212Toli Toli-Celebes Island
    TLJUSA051Takotna
    TLKRUS240Lenskiy Ulus
    TLLEST303Tallinn
    TLMDZA003Tlemcen
    TLNFRA291Toulon/Hyeres/Le Palyvestre
    TLQCHN227Turpan
    TLRUSA118Tulare
    TLSFRA291Toulouse/Blagnac
    TLTUSA051Tuluksak
    TLUCOL075Tolu
    TLVISR201Tel Aviv
    TLXCHL151Talca
    TLYRUS239Plastun
    TLZBRA153Catalao
    TMAUSA135Tifton
    TMBUSA135Miami
    TMCIDN212Waikabubak-Sumba Island
    TMDMRT043Timbedra
    TMECOL075Tame
    TMFMDV319Thimarafushi
    TMGMYS207Tomanggong
    TMHIDN200Tanah Merah-Papua Island
    TMINPL204Tumling Tar
    TMJUZB225Termez
    TMLGHA001Tamale
    TMMMDG314Toamasina Airport
    TMNKIR355Tamana Island
    TMOVEN079Tumeremo Airport
    TMPFIN275Tampere / Pirkkala
    TMQBFA044Tambao
    TMRDZA003Tamanrasset
    TMSSTP046Sao Tome
    TMTBRA071Oriximina
    TMUCRI084Nicoya
    TMWAUS261Tamworth
    TMXDZA003Timimoun
    TMZNZL324Thames Aerodrome
    TNACHN227Jinan
    TNBIDN212Tanah Grogot, Borneo Island
    TNCUSA136Tin City
    TNDCUB106Trinidad
    TNEJPN235New Tanegashima Airport
    TNFFRA291Toussus-le-Noble
    TNGMAR013Tangier
    TNHCHN227Tonghua
    TNIIND205Satna Airport
    TNJIDN199Tanjung Pinang-Bintan Island
    TNKUSA136Tununak
    TNLUKR280Ternopil
    TNMATA171Isla Rey Jorge
    TNNTWN230Tainan City
    TNOCRI084Santa Cruz
    TNPUSA118Twentynine Palms
    TNRMDG314Antananarivo
    TNTUSA135Miami
    TNUUSA082Newton
    TNVKIR338Tabuaeran Island
    TNZMNG237Tosontsengel
    TOAUSA118Torrance
    TOBLBY047Tobruk
    TOCUSA135Toccoa
    TODMYS207Pulau Tioman
    TOETUN048Tozeur
    TOFRUS236Tomsk
    TOGUSA051Togiak Village
    TOHVUT329Loh/Linua
    TOIUSA082Troy
    TOJESP285Madrid
    TOLUSA135Toledo
    TOMMLI005Timbuktu
    TOOCRI084Coto Brus
    TOPUSA082Topeka
    TOQCHL151Tocopilla
    TORUSA089Torrington
    TOSNOR290Tromsø
    TOTSUR139Totness
    TOUNCL347Touho
    TOWBRA153Toledo
    TOXRUS242Tobolsk
    TOYJPN235Toyama
    TPAUSA135Tampa
    TPCECU103Tarapoa
    TPETWN230Taipei
    TPFUSA135Tampa
    TPGMYS207Taiping
    TPHUSA118Tonopah
    TPIPNG351Tapini
    TPJNPL204Taplejung
    TPKIDN199Tapak Tuan, Sumatra Island
    TPLUSA082Temple
    TPNECU103Tiputini
    TPPPER117Tarapoto
    TPQMEX125Tepic
    TPRAUS260Tom Price
    TPSITA295Trapani
    TPUNPL204Tikapur
    TQDIRQ179Al Habbaniyah
    TQLRUS242Tarko-Sale
    TQNAFG202Taloqan
    TQOMEX078Tulum
    TQPAUS253Trepell Airport
    TQQIDN212Waha-Tomea Island
    TQSCOL075Tres Esquinas
    TRAJPN235Tarama Airport
    TRBCOL075Turbo
    TRCMEX128Torreon
    TRDNOR290Trondheim
    TREGBR283Balemartine
    TRFNOR290Torp
    TRGNZL324Tauranga
    TRHUSA118Trona
    TRIUSA135Bristol/Johnson/Kingsport
    TRKIDN212Tarakan Island
    TRLUSA082Terrell
    TRMUSA118Palm Springs
    TRNITA295Torino
    TROAUS261Taree
    TRQBRA149Tarauaca
    TRRLKA189Trincomalee
    TRSITA295Trieste
    TRUPER117Trujillo
    TRVIND205Trivandrum
    TRWKIR355Tarawa
    TRXUSA082Trenton
    TRYUGA024Tororo
    TRZIND205Tiruchirappally
    TSATWN230Taipei City
    TSBNAM049Tsumeb
    TSCECU103Taisha
    TSFITA295Treviso
    TSGUSA051Tanacross
    TSHCOD032Tshikapa
    TSJJPN235Tsushima
    TSLMEX128Tamuin Airport
    TSMUSA089Taos
    TSNCHN227Tianjin
    TSPUSA118Tehachapi
    TSQBRA153Torres
    TSRROU269Timisoara
    TSTTHA182Trang Airport
    TSUKIR355Tabiteuea South
    TSVAUS253Townsville
    TSXIDN212Santan, Borneo Island
    TSYIDN199Tasikmalaya, Java Island
    TTAMAR013Tan Tan
    TTBITA295Arbatax
    TTCCHL151Taltal
    TTDUSA118Portland
    TTEIDN200Sango-Ternate Island
    TTGARG062Tartagal
    TTHOMN214Thumrait
    TTIPYF354Tetiaroa
    TTJJPN235Tottori
    TTNUSA135Trenton
    TTOUSA082Britton
    TTQCRI084Roxana
    TTSMDG314Tsaratanana
    TTTTWN230Taitung City
    TTUMAR013Saniat Rmel Airport
    TTXAUS260Truscott Mungalalu Airport
    TUAECU103Tulcan
    TUBPYF354Tubuai Airport
    TUCARG065San Miguel de Tucuman
    TUDSEN015Tambacounda
    TUFFRA291Tours/Val de Loire (Loire Valley)
    TUGPHL213Tuguegarao City
    TUISAU224Turaif Domestic Airport
    TUJETH002Maji
    TUKPAK203Turbat
    TULUSA082Tulsa
    TUMAUS261Tumut Airport
    TUNTUN048Tunis
    TUONZL324Taupo
    TUPUSA082Tupelo
    TUQBFA044Tougan
    TURBRA071Tucurui
    TUSUSA140Tucson
    TUUSAU224Tabuk Airport
    TUVVEN079Tucupita
    TVAMDG314Morafenobe
    TVCUSA135Traverse City
    TVFUSA082Thief River Falls
    TVIUSA135Thomasville
    TVLUSA118South Lake Tahoe
    TVSCHN227Tangshan
    TVUFJI331Matei
    TVYMMR241Dawei
    TWAUSA051Twin Hills
    TWBAUS253Toowoomba Airport
    TWCCHN227Tumxuk
    TWDUSA118Port Townsend
    TWEUSA136Taylor
    TWFUSA076Twin Falls
    TWUMYS207Tawau
    TWZNZL324Twitzel
    TXFBRA069Teixeira De Freitas
    TXGTWN230Taichung City
    TXKUSA082Texarkana
    TXLDEU266Berlin
    TXMIDN200Atinjoe-Papua Island
    TXNCHN227Huangshan
    TXUCIV000Tabou
    TYBAUS261Tibooburra Airport
    TYDRUS240Tynda
    TYEUSA051Tyonek
    TYFSWE302Torsby Airport
    TYGAUS253Thylungra Airport
    TYLPER117Capitan Montes Airport
    TYMBHS134Staniel Cay Airport
    TYNCHN227Taiyuan
    TYPAUS254Tobermorey
    TYRUSA082Tyler
    TYSUSA135Knoxville
    TYTURY132Treinta y Tres
    TYZUSA140Taylor
    TZCUSA090Caro
    TZLBIH297Tuzla
    TZRHUN270Taszar
    TZXTUR277Trabzon
    UABTUR277Adana
    UAHPYF342Ua Huka
    UAITLS192Suai
    UAKGRL137Narsarsuaq
    UALAGO031Luau
    UAMGUM336Yigo
    UAPPYF342Ua Pou
    UAQARG063San Juan
    UARMAR013Bouarfa
    UASKEN040Samburu South
    UBABRA153Uberaba
    UBBAUS253Mabuiag Island
    UBJJPN235Ube
    UBNMNG237Ulaanbaatar
    UBPTHA182Ubon Ratchathani
    UBRIDN200Ubrub-Papua Island
    UBSUSA082Columbus
    UBTBRA153Ubatuba
    UBUAUS260Kalumburu Airport
    UCBCHN227Ulanqab
    UCEUSA082Eunice
    UCKUKR280Lutsk
    UCNLBR039Buchanan
    UCTRUS289Ukhta
    UCYUSA082Union City
    UCZPER117Uchiza
    UDAAUS253Undara Airport
    UDDUSA118Palm Springs
    UDENLD262Uden
    UDIBRA153Uberlandia
    UDJUKR306Uzhhorod
    UDRIND205Udaipur
    UEEAUS256Queenstown Airport
    UELMOZ035Quelimane
    UENRUS242Urengoy
    UEOJPN235Kumejima Airport
    UESUSA082Waukesha
    UETPAK203Quetta
    UFARUS242Ufa
    UGAMNG237Bulgan
    UGBUSA051Pilot Point
    UGCUZB225Urgench
    UGLATA171Antartica
    UGNUSA082Chicago/Waukegan
    UGOAGO031Uige
    UGSUSA051Ugashik
    UGTMNG237Umnugobitour
    UHECZE293Uherske Hradiste
    UIBCOL075Quibdo
    UIHVNM195Quy Nohn
    UIIHND161Utila Island
    UIKRUS198Ust-Ilimsk
    UILUSA118Quillayute
    UINUSA082Quincy
    UIOECU103Quito
    UIPFRA291Quimper/Pluguffan
    UIQVUT329Quion Hill
    UIRAUS261Quirindi Airport
    UKAKEN040Ukunda
    UKBJPN235Kobe
    UKGRUS239Ust-Kuyga
    UKIUSA118Ukiah
    UKKKAZ174Ust Kamenogorsk
    UKNUSA082Waukon
    UKSUKR299Sevastopol
    UKTUSA135Quakertown
    UKUPNG351Nuku
    UKXRUS198Ust-Kut
    ULAARG061San Julian
    ULBVUT329Ambryn Island
    ULDZAF022Ulundi
    ULGMNG197Ulgii Mongolei Airport
    ULKRUS240Lensk
    ULMUSA082New Ulm
    ULNMNG237Ulan Bator
    ULOMNG197Ulaangom Airport
    ULPAUS253Quilpie Airport
    ULQCOL075Tulua
    ULUUGA024Gulu
    ULVRUS296Ulyanovsk
    ULXZAF022Ulusaba
    ULYRUS305Ulyanovsk
    UMACUB106Maisi
    UMESWE302Umea
    UMIPER117Quince Mil
    UMMUSA051Summit
    UMRAUS252Woomera
    UMSRUS240Ust-Maya
    UMTUSA051Umiat
    UMUBRA153Umuarama
    UMYUKR280Sumy
    UMZUSA082Mena
    UNABRA069Una
    UNDAFG202Konduz Airport
    UNELSO036Qacha's Nek
    UNGPNG351Kiunga
    UNIVCT160Union Island
    UNKUSA051Unalakleet
    UNNTHA182Ranong Airport
    UNTGBR283Shetland Islands
    UNUUSA082Juneau
    UOAPYF354Mururoa Atoll
    UOLIDN212Buol-Celebes Island
    UOSUSA082Sewanee
    UOXUSA082Oxford
    UPBCUB106Havana
    UPGIDN212Ujung Pandang-Celebes Island
    UPLCRI084Upala
    UPNMEX128Licenciado y General Ignacio Lopez Rayon Airport
    UPPUSA337Hawi
    UPVGBR283Upavon
    URAKAZ218Uralsk
    URCCHN227Urumqi
    URDDEU266Ebermannstadt
    UREEST303Kuressaare
    URGBRA153Uruguaiana
    URJRUS242Uray
    URMVEN079Uriman Airport
    UROFRA291Rouen/Vallee de Seine
    URRCOL075Urrao
    URSRUS289Kursk
    URTTHA182Surat Thani
    URYSAU224Guriat Domestic Airport
    USAUSA135Concord
    USCUSA135Union
    USHARG066Ushuahia
    USIGUY104Mabaruma
    USJKAZ174Usharal
    USKRUS289Usinsk
    USLAUS260Useless Loop Airport
    USMTHA182Na Thon (Ko Samui Island)
    USNKOR226Ulsan
    USQTUR277Uşak
    USRRUS239Ust-Nera
    USSCUB106Sancti Spiritus
    USTUSA135St Augustine
    USUPHL213Coron
    UTAZWE021Mutare Airport
    UTBAUS253Muttaburra Airport
    UTGLSO036Quthing
    UTHTHA182Udon Thani
    UTIFIN275Utti / Valkeala
    UTMUSA082Tunica
    UTNZAF022Upington
    UTOUSA051Utopia Creek
    UTPTHA182Rayong
    UTRTHA182Uttaradit
    UTSRUS289Ust-Tsylma
    UTTZAF022Mthatha
    UTWZAF022Queenstown
    UUARUS289Bugulma
    UUDRUS198Ulan Ude
    UUKUSA051Kuparuk
    UUNMNG188Baruun Urt Airport
    UUSRUS239Yuzhno-Sakhalinsk
    UVAUSA082Uvalde
    UVENCL347Ouvea
    UVFLCA158Vieux Fort
    UVLEGY012El Kharga Airport
    UWAUSA135Ware
    UYLSDN025Nyala
    UYNCHN227Yulin
    UYUBOL116Quijarro
    UZCSRB265Uzice
    UZUARG057Curuzu Cuatia
    VAAFIN275Vaasa
    VACDEU266Cloppenburg
    VADUSA135Valdosta
    VAFFRA291Valence/Chabeuil
    VAGBRA153Varginha
    VAHBOL116Vallegrande
    VAIPNG351Vanimo Airport
    VAKUSA051Chevak
    VALBRA096Valenca
    VAMMDV319Maamigili
    VANTUR277Van
    VAOSLB335Suavanao
    VAPCHL151Vina Del Mar
    VARBGR301Varna
    VASTUR277Sivas
    VATMDG314Vatomandry
    VAVTON356Vava'u Island
    VAWNOR290Vardø
    VBAMMR241Aeng
    VBGUSA118Lompoc
    VBPMMR241Bokpyinn
    VBSITA295Brescia
    VBVFJI331Vanua Balavu
    VBYSWE302Visby
    VCAVNM195Can Tho
    VCDAUS254Victoria River Downs Airport
    VCEITA295Venezia
    VCHURY132Vichadero
    VCLVNM195Dung Quat Bay
    VCPBRA153Campinas
    VCRVEN079Carora
    VCSVNM195Con Ong
    VCTUSA082Victoria
    VCVUSA118Victorville
    VDCBRA069Vitória da Conquista
    VDEESP246El Hierro Island
    VDHVNM195Dong Hoi
    VDIUSA135Vidalia
    VDMARG062Viedma / Carmen de Patagones
    VDOVNM195Vân Đồn
    VDPVEN079Valle de La Pascua Airport
    VDRARG057Villa Dolores
    VDSNOR290Vadsø
    VDYIND205Vijayanagar Aerodrome (JSW)
    VDZUSA051Valdez
    VEEUSA051Venetie
    VELUSA089Vernal
    VERMEX128Veracruz
    VEVSLB335Barakoma
    VEXUSA082Tioga
    VEYISL249Vestmannaeyjar
    VFAZWE021Victoria Falls
    VGAIND205Vijayawada Airport
    VGDRUS289Vologda
    VGOESP285Vigo
    VGTUSA118Las Vegas
    VGZCOL075Villagarzon
    VHCAGO031Saurimo
    VHMSWE302Vilhelmina Airport
    VHNUSA082Van Horn
    VHVRUS240Verkhnevilyuisk
    VHYFRA291Vichy/Charmeil
    VHZPYF354Vahitahi
    VIABRA153Videira
    VIEAUT307Vienna
    VIGVEN079El Vigia
    VIHUSA082Rolla/Vichy
    VIIVNM195Vinh
    VIJVGB166Spanish Town
    VILESH013Dakhla
    VINUKR280Vinnitsa
    VIPCHE313Payerne
    VIQTLS192Viqueque
    VIRZAF022Durban
    VISUSA118Visalia
    VITESP285Alava
    VIXBRA153Vitoria
    VIYFRA291Villacoublay/Velizy
    VJBMOZ035Xai-Xai
    VJIUSA135Abingdon
    VKGVNM195Rach Gia
    VKORUS289Moscow
    VKSUSA082Vicksburg
    VKTRUS289Vorkuta
    VLAUSA082Vandalia
    VLCESP285Valencia
    VLDUSA135Valdosta
    VLEUSA140Grand Canyon
    VLGARG055Villa Gesell
    VLIVUT329Port Vila
    VLLESP285Valladolid
    VLMBOL116Villamontes
    VLNVEN079Valencia
    VLOALB304Vlora
    VLPBRA086Vila Rica
    VLRCHL151Vallenar
    VLSVUT329Valesdir
    VLURUS289Velikiye Luki
    VLVVEN079Valera
    VMEARG064Villa Reynolds
    VMUPNG351Baimuru
    VNCUSA135Venice
    VNDMDG314Vangaindrano
    VNEFRA291Vannes/Meucon
    VNOLTU308Vilnius
    VNRAUS253Vanrook Station Airport
    VNSIND205Varanasi
    VNTLVA294Ventspils
    VNXMOZ035Vilanculo
    VNYUSA118Van Nuys
    VODCZE293Vodochoky
    VOGRUS309Volgograd
    VOHMDG314Vohimarina Airport
    VOILBR039Voinjama
    VOKUSA082Camp Douglas
    VOLGRC264Nea Anchialos
    VOTBRA153Votuporanga
    VOZRUS289Voronezh
    VPEAGO031Ngiva
    VPNISL249Vopnafjörður
    VPSUSA082Valparaiso/Destin-Ft Walton Beach
    VPYMOZ035Chimoio
    VPZUSA082Valparaiso
    VQQUSA135Jacksonville
    VQSUSA144Isla De Vieques
    VRACUB106Varadero
    VRBUSA135Vero Beach
    VRCPHL213Virac
    VREZAF022Vredendal
    VRIRUS289Varandey Airport
    VRKFIN275Varkaus / Joroinen
    VRLPRT281Vila Real
    VRNITA295Verona
    VROCUB106Matanzas
    VRSUSA082Versailles
    VRUZAF022Vyrburg
    VSAMEX128Villahermosa
    VSEPRT281Viseu
    VSFUSA135Springfield
    VSGUKR280Luhansk
    VSTSWE302Stockholm / Vasteras
    VSVIND205Shravasti
    VTBBLR288Vitebsk
    VTELAO238Vientiane
    VTFFJI331Vatulele
    VTGVNM195Vung Tau
    VTLFRA291Luxeuil
    VTMISR201Beersheba
    VTNUSA082Valentine
    VTUCUB106Las Tunas
    VTZIND205Visakhapatnam
    VUPCOL075Valledupar
    VUSRUS289Velikiy Ustyug
    VVBMDG314Mahanoro
    VVCCOL075Villavicencio
    VVIBOL116Santa Cruz
    VVKSWE302Vastervik
    VVORUS239Vladivostok
    VVZDZA003Illizi
    VXCMOZ035Lichinga
    VXECPV247Sao Pedro
    VXOSWE302Vaxjo
    VYDZAF022Vryheid
    VYIRUS240Vilyuisk
    VYSUSA082Peru
    WAAUSA051Wales
    WACETH002Waca
    WAESAU224Wadi Al Dawasir Airport
    WAFPAK203Waana
    WAGNZL324Wanganui
    WAHUSA082Wahpeton
    WAIMDG314Antsohihy
    WAKMDG314Ankazoabo
    WALUSA135Wallops Island
    WAMMDG314Ambatondrazaka
    WAOPNG351Wabo
    WAPCHL151Alto Palena
    WAQMDG314Antsalova
    WARIDN200Waris-Papua Island
    WATIRL273Waterford
    WAVAUS254Wave Hill Airport
    WAWPOL310Warsaw
    WAXLBY047Zuwara
    WAYUSA135Waynesburg
    WAZAUS253Warwick Airport
    WBAIDN200Seram Island
    WBBUSA136Stebbins
    WBGDEU266Schleswig Airport
    WBKUSA090West Branch
    WBMPNG351Wapenamanda Airport
    WBOMDG314Beroroha
    WBQUSA051Beaver
    WBRUSA090Big Rapids
    WBUUSA089Boulder
    WBWUSA135Wilkes-Barre
    WCACHL151Castro
    WCHCHL151Chaiten
    WCRUSA051Chandalar Lake
    WDGUSA082Enid
    WDHNAM049Windhoek
    WDIAUS253Wondai Airport
    WDNUSA118East Sound
    WDRUSA135Winder
    WDSCHN227Shiyan
    WEAUSA082Weatherford
    WEFCHN227Weifang
    WEHCHN227Weihai
    WEIAUS253Weipa
    WELZAF022Welkom
    WETIDN200Wagethe-Papua Island
    WEWAUS261Wee Waa Airport
    WFDGBR283Manchester
    WFIMDG314Fianarantsoa Airport
    WFKUSA135Frenchville
    WGAAUS261Wagga Wagga
    WGBPAK203Bahawalnagar
    WGCIND205Warrangal
    WGEAUS261Walgett Airport
    WGOUSA135Winchester
    WGPIDN212Waingapu-Sumba Island
    WGTAUS259Wangaratta Airport
    WHACHN227Wuhu
    WHFSDN025Wadi Halfa
    WHKNZL324Whakatane Airport
    WHONZL324Franz Josef Aerodrome
    WHPUSA118Los Angeles
    WHSGBR283Whalsay
    WHTUSA082Wharton
    WHUCHN227Wuhu
    WIBUSA082Vernon
    WICGBR283Wick
    WIEDEU266Wiesbaden
    WIKNZL324Waiheke Reeve Airport
    WILKEN040Nairobi
    WINAUS253Winton Airport
    WIOAUS261Wilcannia Airport
    WIRNZL324Wairoa
    WITAUS260Wittenoom Airport
    WIXMEX128Tuxpan Airport
    WJFUSA118Lancaster
    WJRKEN040Wajir
    WJUKOR226Wonju
    WKANZL324Wanaka Airport
    WKBAUS259Warracknabeal Airport
    WKFZAF022Pretoria
    WKIZWE021Hwange
    WKJJPN235Wakkanai
    WKKUSA051Aleknagik
    WKRBHS134Abaco I Walker C Airport
    WLAAUS260Wallal
    WLCAUS261Walcha Airport
    WLDUSA082Winfield/Arkansas City
    WLEAUS253Miles Airport
    WLGNZL324Wellington
    WLHVUT329Walaha
    WLKUSA051Selawik
    WLLAUS254Wollogorang Airport
    WLOAUS254Waterloo Airport
    WLPAUS260West Angelas Airport
    WLSWLF358Wallis Island
    WLWUSA118Willows
    WMAMDG314Mandritsara
    WMBAUS259Warrnambool Airport
    WMCUSA118Winnemucca
    WMDMDG314Mandabe
    WMEAUS260Mount Keith Airport
    WMHUSA082Mountain Home
    WMIPOL310Warsaw
    WMNMDG314Maroantsetra Airport
    WMOUSA051White Mountain
    WMRMDG314Mananara Nord
    WMTCHN227Zunyi
    WMXIDN200Wamena-Papua Island
    WNAUSA051Napakiak
    WNDAUS260Windarra Airport
    WNJCHN227Leshan
    WNNCAN169Wunnumin Lake
    WNPPHL213Naga
    WNRAUS253Windorah Airport
    WNSPAK203Nawabash
    WNZCHN227Wenzhou
    WOAPNG351Wonenara
    WOENLD262Bergen Op Zoom
    WOLAUS261Wollongong Airport
    WONAUS253Wondoola Airport
    WOTTWN230Wang-an
    WOWUSA051Willow
    WPACHL151Puerto Aysen
    WPBMDG314Port Berge
    WPCCAN092Pincher Creek
    WPKAUS253Wrotham Park Airport
    WPOUSA089Paonia
    WPRCHL151Porvenir
    WPUCHL151Puerto Williams
    WRBUSA135Warner Robins
    WRENZL324Whangarei Airport
    WRGUSA051Wrangell
    WRIUSA135Wrightstown
    WRLUSA089Worland
    WROPOL310Wrocław
    WRTGBR283Warton
    WRWAUS260Warrawagine Airport
    WRYGBR283Westray
    WRZLKA189Weerawila
    WSFUSA136Cape Sarichef
    WSGUSA135Washington
    WSHUSA135Shirley
    WSIAUS261Badgerys Creek
    WSKCHN227Wushan
    WSMUSA051Wiseman
    WSNUSA051South Naknek
    WSOSUR139Washabo
    WSPNIC121Waspam
    WSRIDN200Wasior-Papua Island
    WSTUSA135Westerly
    WSUPNG351Wasu
    WSZNZL324Westport Airport
    WTAMDG314Tambohorano
    WTBAUS253Wellcamp
    WTDBHS134West End
    WTKUSA051Noatak
    WTLUSA136Tuntutuliak
    WTNGBR283Waddington
    WTPPNG351Fatima Mission
    WTRUSA140Whiteriver
    WTSMDG314Tsiroanomandidy
    WTZNZL324Whitianga Airport
    WUACHN227Wuhai
    WUDAUS252Wudinna Airport
    WUGPNG351Wau
    WUHCHN227Wuhan
    WUIAUS260Murrin Murrin Airport
    WUNAUS260Wiluna Airport
    WUSCHN227Wuyishan
    WUUSSD023Wau
    WUXCHN227Wuxi
    WUZCHN227Wuzhou
    WVBNAM049Walvis Bay
    WVIUSA118Watsonville
    WVKMDG314Manakara Airport
    WVLUSA135Waterville
    WVNDEU266Wilhelmshaven
    WWAUSA051Wasilla
    WWDUSA135Wildwood
    WWIAUS260Woodie Woodie
    WWKPNG351Wewak
    WWRUSA082Woodward
    WWTUSA136Mertarvik
    WWYAUS261West Wyalong
    WXNCHN227Wanxian
    WYAAUS252Whyalla
    WYESLE019Yengema
    WYKIDN199Batu Raja, Sumatra Island
    WYNAUS260Wyndham Airport
    WYSUSA089West Yellowstone
    WZAGHA001Wa
    XAICHN227Xinyang
    XAPBRA153Chapeco
    XARBFA044Aribinda
    XAUGUF080Saul
    XBECAN169Bearskin Lake
    XBGBFA044Bogande
    XBJIRN233Birjand
    XBKFRA291Bourg/Ceyzeriat
    XBOBFA044Boulsa
    XBRCAN165Brockville
    XCHCXR315Christmas Island
    XCLCAN148Cluff Lake
    XCMCAN165Chatham-Kent
    XCOAUS259Colac Airport
    XCRFRA291Chalons/Vatry
    XDEBFA044Diebougou
    XDJBFA044Djibo
    XENCHN227Xingcheng Air Base
    XFNCHN227Xiangfan
    XFWDEU266Hamburg
    XGABFA044Gaoua
    XGGBFA044Gorom-Gorom
    XGNAGO031Xangongo
    XGRCAN111Kangiqsualujjuaq
    XICCHN227Xichang
    XIJKWT209Ahmed Al Jaber AB
    XILCHN227Xilinhot
    XINCHN227Xingning
    XIYCHN227Xianyang
    XJMPAK203Mangla
    XKABFA044Kantchari
    XKHLAO238Xieng Khouang
    XKSCAN165Kasabonika
    XKYBFA044Kaya
    XLBCAN169Lac Brochet
    XLSSEN015Saint Louis
    XLUBFA044Leo
    XMCAUS256Mallacoota Airport
    XMDUSA082Madison
    XMHPYF354Manihi Airport
    XMITZA016Masasi
    XMLAUS252Minlaton Airport
    XMNCHN227Xiamen
    XMPCAN168Macmillan Pass
    XMSECU103Macas
    XMUFRA291Moulins/Montbeugny
    XMYAUS253Yam Island
    XNAUSA082Fayetteville/Springdale/Rogers
    XNNCHN227Xining
    XNUBFA044Nouna
    XPABFA044Pama
    XPKCAN169Pukatawagan
    XPLHND161Comayagua
    XPPCAN169Poplar River
    XPRUSA089Pine Ridge
    XQPCRI084Quepos
    XQUCAN167Qualicum Beach
    XRHAUS261Richmond
    XRRCAN168Ross River
    XRYESP285Jerez de la Forntera
    XSBARE193Sir Bani Yas
    XSCTCA099South Caicos Airport
    XSDUSA118Tonopah
    XSEBFA044Sebba
    XSICAN169South Indian Lake
    XSPSGP228Seletar
    XTGAUS253Thargomindah Airport
    XTLCAN169Tadoule Lake
    XTOAUS253Taroom Airport
    XTRAUS253Tara Airport
    XUZCHN227Xuzhou
    XWAUSA082Williston
    XXNSAU224Riyadh
    XYASLB335Yandina
    XYRPNG351Yellow River Mission
    XZABFA044Zabre
    YAACAN167Anahim Lake
    YABCAN146Arctic Bay Airport
    YACCAN169Cat Lake
    YADCAN167Moose Lake
    YAGCAN169Fort Frances
    YAHCAN165La Grande-4
    YAICHL151Chillan
    YAKUSA051Yakutat
    YALCAN167Alert Bay
    YAMCAN165Sault Sainte Marie
    YANCOD032Yangambi
    YAOCMR018Yaounde
    YAPFSM327Yap Island
    YARCAN165La Grande-3
    YASFJI331Yasawa Island
    YATCAN165Attawapiskat
    YAUCAN165Kattiniq
    YAXCAN169Angling Lake
    YAYCAN156St. Anthony
    YAZCAN167Tofino
    YBACAN092Banff
    YBBCAN092Kugaaruk
    YBCCAN165Baie-Comeau
    YBECAN148Uranium City
    YBGCAN165Bagotville
    YBICAN105Black Tickle
    YBKCAN169Baker Lake
    YBLCAN167Campbell River
    YBOCAN167Bob Quinn Lake
    YBPCHN227Yibin
    YBRCAN169Brandon
    YBTCAN169Brochet
    YBVCAN169Berens River
    YBXCAN073Lourdes-De-Blanc-Sablon
    YBYCAN092Bonnyville
    YCACAN167Courtenay
    YCBCAN092Cambridge Bay
    YCCCAN165Cornwall
    YCDCAN167Nanaimo
    YCECAN165Centralia
    YCGCAN167Castlegar
    YCHCAN105Miramichi
    YCKCAN170Colville Lake
    YCLCAN105Charlo
    YCMCAN165Niagara-on-the-lake
    YCNCAN165Cochrane
    YCOCAN092Kugluktuk
    YCQCAN088Chetwynd
    YCRCAN169Cross Lake
    YCSCAN169Chesterfield Inlet
    YCTCAN092Coronation
    YCUCHN227Yuncheng
    YCWCAN167Chilliwack
    YCYCAN165Clyde River
    YCZCAN092Fairmont Hot Springs
    YDACAN167Dawson City
    YDBCAN167Burwash
    YDCCAN092Drayton Valley
    YDFCAN156Deer Lake
    YDGCAN105Digby
    YDJCAN148Hatchet Lake
    YDLCAN167Dease Lake
    YDNCAN169Dauphin
    YDOCAN165Saint-Félicien
    YDPCAN105Nain
    YDQCAN088Dawson Creek
    YDTCAN167Ladner
    YDUCAN170Kasba Lake
    YDVCAN169Bloodvein River
    YDWCAN170Obre Lake
    YEBCAN165Bar River
    YECKOR226Yecheon Airport
    YEGCAN092Edmonton
    YEHCHN227Yinchuan
    YEITUR277Bursa
    YEKCAN169Arviat
    YELCAN165Elliot Lake
    YEMCAN165Manitowaning
    YENCAN148Estevan
    YEOGBR283Yeovil
    YERCAN165Fort Severn
    YESIRN233Yasouj Airport
    YETCAN092Edson
    YEUCAN146Eureka
    YEVCAN110Inuvik
    YEYCAN165Amos
    YFACAN165Fort Albany
    YFBCAN165Iqaluit
    YFCCAN130Fredericton
    YFECAN165Forestville
    YFGCAN165Fontanges
    YFHCAN165Fort Hope
    YFICAN092Suncor Energy Site
    YFJCAN092Wekweeti
    YFOCAN169Flin Flon
    YFRCAN092Fort Resolution
    YFSCAN092Fort Simpson
    YFXCAN156St. Lewis
    YGBCAN167Texada
    YGCCAN092Grande Cache
    YGHCAN092Fort Good Hope
    YGJJPN235Yonago
    YGKCAN165Kingston
    YGLCAN165Radisson
    YGMCAN169Gimli
    YGOCAN169Gods Lake Narrows
    YGPCAN165Gaspe
    YGQCAN165Geraldton
    YGRCAN165Iles-de-la-Madeleine
    YGTCAN165Igloolik
    YGVCAN165Havre St-Pierre
    YGWCAN165Kuujjuarapik
    YGXCAN169Gillam
    YGZCAN165Grise Fiord
    YHACAN156Port Hope Simpson
    YHBCAN148Hudson Bay
    YHDCAN169Dryden
    YHECAN167Hope
    YHFCAN165Hearst
    YHGCAN156Charlottetown
    YHICAN170Ulukhaktok
    YHJCHN227Nanchang
    YHKCAN092Gjoa Haven
    YHMCAN165Hamilton
    YHNCAN165Hornepayne
    YHOCAN105Hopedale
    YHPCAN169Poplar Hill
    YHRCAN073Chevery
    YHSCAN167Sechelt-Gibsons
    YHTCAN168Haines Junction
    YHUCAN165Longueuil
    YHYCAN170Hay River
    YHZCAN105Halifax
    YIAIDN199Yogyakarta, Java Island
    YIBCAN138Atikokan
    YIECHN227Arxan
    YIFCAN073St-Augustin
    YIHCHN227Yichang
    YIKCAN165Ivujivik
    YINCHN227Yining
    YIOCAN165Pond Inlet
    YIPUSA135Detroit
    YIVCAN169Island Lake
    YIWCHN227Yiwu
    YJACAN092Jasper
    YJFCAN170Fort Liard
    YJNCAN165Saint Jean
    YJPCAN092Hinton
    YJSPRK221Samjiyon
    YJTCAN156Stephenville
    YKACAN167Kamloops
    YKCCAN148Collins Bay
    YKDCAN165Kincardine
    YKECAN169Knee Lake
    YKFCAN165Waterloo
    YKGCAN165Kangirsuk
    YKHCHN227Yingkou
    YKJCAN148Key Lake
    YKLCAN165Schefferville
    YKMUSA118Yakima
    YKNUSA082Yankton
    YKOTUR277Yüksekova
    YKQCAN165Waskaganish
    YKSRUS240Yakutsk
    YKUCAN165Chisasibi
    YKXCAN165Kirkland Lake
    YKYCAN148Kindersley
    YLBCAN092Lac La Biche
    YLCCAN165Kimmirut
    YLDCAN165Chapleau
    YLECAN092Whati
    YLGAUS260Yalgoo
    YLHCAN165Lansdowne House
    YLIFIN275Ylivieska Airport
    YLJCAN148Meadow Lake
    YLKCAN165Barrie-Orillia
    YLLCAN092Lloydminster
    YLQCAN165La Tuque
    YLRCAN169Leaf Rapids
    YLSCAN165Lebel-sur-Quevillon
    YLTCAN165Alert
    YLVAZE181Yevlakh
    YLWCAN167Kelowna
    YLXCHN227Yulin
    YLYCAN167Langley
    YMACAN167Mayo
    YMBCAN167Merritt
    YMECAN165Matane
    YMGCAN165Manitouwadge
    YMHCAN156Mary's Harbour
    YMJCAN148Moose Jaw
    YMKRUS242Mys Kamennyi
    YMLCAN165Charlevoix
    YMMCAN092Fort McMurray
    YMNCAN105Makkovik
    YMOCAN165Moosonee
    YMSPER117Yurimaguas
    YMTCAN165Chibougamau
    YMWCAN165Maniwaki
    YMXCAN165Mirabel
    YNACAN165Natashquan
    YNBSAU224Yenbo Airport
    YNCCAN165Wemindji
    YNDCAN165Gatineau
    YNECAN169Norway House
    YNGUSA135Youngstown/Warren
    YNHCAN088Hudson's Hope
    YNJCHN227Yanji
    YNLCAN148Points North Landing
    YNMCAN165Matagami
    YNNCAN169Nejanilini Lake
    YNOCAN169North Spirit Lake
    YNPCAN098Natuashish
    YNSCAN165Nemiscau
    YNTCHN227Yantai
    YNXCAN170Snap Lake
    YNYKOR226Sokcho / Gangneung
    YNZCHN227Yancheng
    YOACAN092Ekati
    YOCCAN167Old Crow
    YODCAN092Cold Lake
    YOECAN092Donnelly
    YOGCAN165Ogoki Post
    YOHCAN169Oxford House
    YOJCAN092High Level
    YOLNGA028Yola
    YOOCAN165Oshawa
    YOPCAN092Rainbow Lake
    YOSCAN165Owen Sound
    YOTISR201Yotvata
    YOWCAN165Ottawa
    YPACAN148Prince Albert
    YPBCAN167Port Alberni
    YPCCAN092Paulatuk
    YPDCAN165Parry Sound
    YPECAN092Peace River
    YPGCAN169Portage
    YPHCAN165Inukjuak
    YPJCAN165Aupaluk
    YPKCAN167Pitt Meadows
    YPLCAN138Pickle Lake
    YPMCAN169Pikangikum
    YPNCAN165Port-Menier
    YPOCAN165Peawanuck
    YPQCAN165Peterborough
    YPRCAN167Prince Rupert
    YPSCAN105Port Hawkesbury
    YPWCAN167Powell River
    YPXCAN165Puvirnituq
    YPYCAN092Fort Chipewyan
    YPZCAN167Burns Lake
    YQACAN165Muskoka
    YQBCAN165Quebec City
    YQCCAN165Quaqtaq
    YQDCAN169The Pas
    YQFCAN092Red Deer
    YQGCAN165Windsor
    YQHCAN167Watson Lake
    YQICAN105Yarmouth
    YQKCAN169Kenora
    YQLCAN092Lethbridge
    YQMCAN105Moncton
    YQNCAN165Nakina
    YQQCAN167Comox
    YQRCAN148Regina
    YQSCAN165St Thomas
    YQTCAN163Thunder Bay
    YQUCAN092Grande Prairie
    YQVCAN148Yorkton
    YQWCAN148North Battleford
    YQXCAN156Gander
    YQYCAN097Sydney
    YQZCAN167Quesnel
    YRACAN170Gameti
    YRBCAN169Resolute Bay
    YRFCAN105Cartwright
    YRGCAN105Rigolet
    YRICAN165Riviere-du-Loup
    YRJCAN165Roberval
    YRLCAN169Red Lake
    YRMCAN092Rocky Mountain House
    YROCAN165Ottawa
    YRQCAN165Trois-Rivieres
    YRSCAN169Red Sucker Lake
    YRTCAN169Rankin Inlet
    YRVCAN167Revelstoke
    YSACAN105Sable Island
    YSBCAN165Falconbridge
    YSCCAN165Sherbrooke
    YSECAN167Squamish
    YSFCAN148Stony Rapids
    YSGCAN170Lutselk'e
    YSHCAN165Smiths Falls
    YSJCAN105Saint John
    YSKCAN111Sanikiluaq
    YSLCAN130St Leonard
    YSMCAN092Fort Smith
    YSNCAN167Salmon Arm
    YSOCAN105Postville
    YSPCAN165Marathon
    YSQCHN227Songyuan
    YSTCAN169St. Theresa Point
    YSUCAN105Summerside
    YSYCAN092Sachs Harbour
    YTACAN165Pembroke
    YTDCAN169Thicket Portage
    YTECAN165Cape Dorset
    YTFCAN165Alma
    YTHCAN169Thompson
    YTLCAN169Big Trout Lake
    YTMCAN165Riviere Rouge
    YTQCAN165Tasiujaq
    YTRCAN165Trenton
    YTSCAN165Timmins
    YTTCAN148Tisdale
    YTWCHN227Yutian
    YTXCAN167Telegraph Creek
    YTYCHN227Yangzhou
    YTZCAN165Toronto
    YUBCAN170Tuktoyaktuk
    YUDCAN165Umiujaq
    YUEAUS254Yuendumu Airport
    YULCAN165Dorval
    YUMUSA140Yuma
    YUSCHN227Yushu
    YUTCAN169Repulse Bay
    YUXCAN165Hall Beach
    YUYCAN165McWatters
    YVACOM317Moroni
    YVBCAN165Bonaventure
    YVCCAN148La Ronge
    YVECAN167Vernon
    YVGCAN092Vermilion
    YVMCAN165Qikiqtarjuaq
    YVOCAN165Bourlamaque
    YVPCAN165Kuujjuaq
    YVQCAN092Norman Wells
    YVRCAN167Richmond
    YVTCAN148Buffalo Narrows
    YVVCAN165Wiarton
    YVZCAN169Deer Lake
    YWACAN165Petawawa
    YWBCAN165Kangiqsujuaq
    YWGCAN169Winnipeg
    YWHCAN167Victoria
    YWJCAN092Deline
    YWKCAN105Wabush
    YWLCAN167Williams Lake
    YWMCAN156Williams Harbour
    YWPCAN165Webequie
    YWYCAN092Wrigley
    YXCCAN092Cranbrook
    YXECAN148Saskatoon
    YXHCAN092Medicine Hat
    YXJCAN088Fort Saint John
    YXKCAN165Rimouski
    YXLCAN169Sioux Lookout
    YXNCAN169Whale Cove
    YXPCAN165Pangnirtung
    YXQCAN168Beaver Creek
    YXRCAN165Earlton
    YXSCAN167Prince George
    YXTCAN167Terrace
    YXUCAN165London
    YXXCAN167Abbotsford
    YXYCAN168Whitehorse
    YXZCAN165Wawa
    YYACHN227Yueyang
    YYBCAN165North Bay
    YYCCAN092Calgary
    YYDCAN167Smithers
    YYECAN095Fort Nelson
    YYFCAN167Penticton
    YYGCAN105Charlottetown
    YYHCAN092Taloyoak
    YYJCAN167Victoria
    YYLCAN169Lynn Lake
    YYMCAN092Cowley
    YYNCAN148Swift Current
    YYQCAN169Churchill
    YYRCAN098Goose Bay
    YYTCAN156Saint John
    YYUCAN165Kapuskasing
    YYWCAN165Armstrong
    YYYCAN165Mont Jolie
    YYZCAN165Mississauga
    YZECAN165Gore Bay
    YZFCAN092Yellowknife
    YZGCAN165Salluit
    YZHCAN092Slave Lake
    YZPCAN167Sandspit
    YZRCAN165Sarnia
    YZSCAN138Coral Harbour
    YZTCAN167Port Hardy
    YZUCAN092Whitecourt
    YZVCAN165Sept-Iles
    YZWCAN167Teslin
    YZXCAN105Greenwood
    YZYCHN227Zhangye
    YZZCAN167Trail
    ZACCAN169York Landing
    ZADHRV311Zadar
    ZAGHRV311Zagreb
    ZAHIRN233Zahedan
    ZAJAFG202Zaranj
    ZALCHL151Valdivia
    ZAMPHL213Zamboanga City
    ZAOFRA291Cahors/Lalbenque
    ZARNGA028Zaria
    ZATCHN227Zhaotong
    ZAZESP285Zaragoza
    ZBECZE293Zabreh
    ZBFCAN105Bathurst
    ZBLAUS253Biloela
    ZBMCAN165Bromont
    ZBOAUS253Bowen Airport
    ZBRIRN233Chabahar
    ZBYLAO238Sayaboury
    ZCLMEX128Zacatecas
    ZCOCHL151Freire
    ZECZAF022Secunda
    ZELCAN167Bella Bella
    ZEMCAN165Eastmain River
    ZERIND205Zero Airport
    ZFACAN167Faro
    ZFDCAN148Fond-Du-Lac
    ZFLCHN227Zhaosu
    ZFMCAN092Fort Mcpherson
    ZFNCAN092Tulita
    ZFWCAN092Fairview
    ZGFCAN167Grand Forks
    ZGICAN169Gods River
    ZGLAUS253South Galway Airport
    ZGMZMB033Ngoma
    ZGRCAN169Little Grand Rapids
    ZGUVUT329Gaua Island
    ZHACHN227Zhanjiang
    ZHICHE313Grenchen Airport
    ZHPCAN092High Prairie
    ZHYCHN227Zhongwei
    ZHZDEU266Oppin
    ZIARUS289Zhukovsky
    ZICCHL151Victoria
    ZIGSEN015Ziguinchor
    ZIHMEX128Ixtapa
    ZINCHE313Interlaken Air Base
    ZIXRUS240Zhigansk
    ZJGCAN169Jenpeg
    ZJICHE313Locarno Airport
    ZJNCAN169Swan River
    ZKBZMB033Kasaba Bay
    ZKECAN165Kashechewan
    ZKPRUS211Zyryanka
    ZLOMEX128Manzanillo
    ZLRCHL151Linares
    ZLTCAN073La Tabatiere
    ZLXSDN025Zalingei
    ZMHCAN167108 Mile
    ZMMMEX128Zamora Airport
    ZMTCAN167Masset
    ZNCUSA051Nyac
    ZNDNER042Zinder
    ZNEAUS260Newman
    ZNZTZA016Kiembi Samaki
    ZOSCHL151Osorno
    ZPBCAN169Sachigo Lake
    ZPCCHL151Pucon
    ZPHUSA135Zephyrhills
    ZPOCAN148Pinehouse Lake
    ZQNNZL324Queenstown
    ZRESRB265Zrenjanin
    ZRHCHE313Zurich
    ZRIIDN200Serui-Japen Island
    ZRJCAN169Round Lake
    ZRMIDN200Sarmi-Papua Island
    ZSABHS134San Salvador
    ZSEREU322St Pierre
    ZSJCAN169Sandy Lake
    ZSPCHN227Shiyan
    ZSSCIV000Sassandra
    ZSTCAN167Stewart
    ZTAPYF354Tureia Airport
    ZTBCAN073Tete-a-la-Baleine
    ZTHGRC264Zakynthos Island
    ZTMCAN169Shamattawa
    ZTRUKR280Zhytomyr
    ZTUAZE181Zaqatala
    ZUCCAN169Ignace
    ZUDCHL151Ancud
    ZUHCHN227Zhuhai
    ZULSAU224Zilfi
    ZUMCAN105Churchill Falls
    ZVAMDG314Miandrivazo Airport
    ZVKLAO238Savannakhet Airport
    ZWAMDG314Andapa Airport
    ZWLCAN148Wollaston Lake
    ZXTAZE181Baku
    ZYICHN227Zunyi
    ZYLBGD191Sylhet
    ZZEAZE181Zangilan
    ZZORUS239Tymovskoye
    ZZVUSA135Zanesville
    """
}
