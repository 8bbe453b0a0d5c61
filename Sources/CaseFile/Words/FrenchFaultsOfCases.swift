import Base

extension GroupFault {
  var french: FaultWords {
    switch self {
    case .individualOfSeveral(let count):
      FaultWords(
        "un cas individuel a une personne, et celui-ci \(count)",
        "écrivez family ou companions, ou remettez les personnes une par une")
    case .noSuchPerson(let id, let hint):
      FaultWords("il n’y a pas de personne « \(id) » dans ce cas", hint.french())
    case .noSuchPersonInCore(let id, let hint):
      FaultWords("il n’y a pas de personne « \(id) » dans case.json", hint.french())
    case .noSuchDocument(let id, let hint):
      FaultWords("il n’y a pas de document « \(id) » dans ce cas", hint.french())
    case .linkToSelf: FaultWords("ceci relie une personne à elle-même", "nommez deux personnes")
    case .repeated(let what):
      FaultWords("\(what.french) a la même valeur", "donnez à chacun la sienne")
    case .beforeEarlier(let place):
      FaultWords("ceci est avant \(place)", "vérifiez les dates, les décalages horaires et l’ordre")
    case .distantArrival: FaultWords("l’arrivée est dans plus de trois ans", "l’année est-elle juste ?")
    case .tooLarge(let gibibytes, let largest):
      FaultWords(
        "les fichiers de ce cas font ensemble plus de \(gibibytes) Gio",
        "transmettez-le sans les plus grands, comme \(largest), et apportez ceux-ci par une autre voie")
    }
  }
}

extension GroupFault.Numbered {
  fileprivate var french: String {
    switch self {
    case .person: "une autre personne"
    case .document: "un autre document"
    case .file: "un autre fichier"
    }
  }
}

extension ConsentFault {
  private static let doorFrench =
    " ; seulement si une vie est en danger et que la personne ne peut pas être interrogée, indiquez legal_basis avec le motif et "
    + "le superviseur"

  var french: FaultWords {
    switch self {
    case .withdrawn:
      FaultWords(
        "la personne a retiré ce consentement",
        "ne transmettez pas le cas ; demandez un nouveau consentement et consignez-le à la place de celui-ci")
    case .refused:
      FaultWords(
        "la personne a refusé",
        "ne transmettez pas le cas ; si la personne accepte tout de même, consignez ce consentement")
    case .unrecorded:
      FaultWords(
        "rien n’est consigné de ce que cette personne a accepté",
        "demandez, et consignez le consentement avec son document" + Self.doorFrench)
    case .ended(let last):
      FaultWords(
        "ce consentement a pris fin : il valait jusqu’au \(last)",
        "demandez de nouveau, et consignez le nouveau consentement à la place de celui-ci" + Self.doorFrench)
    case .scopeRefused, .scopeUnsaid, .scopeEmpty, .scopeWithoutCore: scopeInFrench
    case .otherOrganisation(let receiver, let organisation):
      FaultWords(
        "\(receiver) appartient à une autre organisation (\(organisation)) : lui transmettre demande un consentement qui la nomme",
        Self.otherInFrench(than: receiver))
    case .notForReceiver(let receiver):
      FaultWords("le consentement ne permet pas à \(receiver) de recevoir le cas", Self.otherInFrench(than: receiver))
    case .withheldFrom(let word, let receiver):
      FaultWords(
        "la personne ne veut pas que ce destinataire sache : le cas n’est pas pour « \(word) »",
        "ne l’envoyez pas à \(receiver) ; choisissez une autre mission avec la personne")
    case .noRecipients(let example):
      FaultWords(
        "le consentement ne dit pas qui peut recevoir le cas",
        "demandez, et listez-les, par exemple « \(example) »" + Self.doorFrench)
    case .childAsAdult, .adultAsChild, .givenForAdult, .givenByChild, .givenWithoutCapacity: capacityInFrench
    case .vitalWithoutCore:
      FaultWords(
        "un intérêt vital qui ne couvre pas le noyau ne transmet rien",
        "indiquez « core », et du reste seulement ce qui sauve la vie")
    case .vitalWithoutReason:
      FaultWords(
        "sans motif, ce n’est pas une base légale",
        "écrivez quel est le danger, et pourquoi la personne ne peut pas être interrogée")
    case .vitalWithoutSupervisor:
      FaultWords("sans superviseur, ce n’est pas une base légale", "nommez qui a décidé")
    }
  }

  private var scopeInFrench: FaultWords {
    let message =
      switch self {
      case .scopeRefused: "la personne n’a pas voulu dire ce qui peut être transmis : rien ne peut l’être"
      case .scopeUnsaid: "le consentement ne dit pas ce qui peut être transmis"
      case .scopeEmpty: "le consentement ne couvre rien : son étendue est vide"
      default: "le consentement ne couvre pas le noyau du cas : aucune partie ne peut partir"
      }
    return FaultWords(
      message, "demandez ce qui peut être transmis, et listez-le ; sans « core », le cas reste ici" + Self.doorFrench)
  }

  private static func otherInFrench(than receiver: String) -> String {
    "envoyez-le à une mission que le consentement nomme ; ou demandez à la personne, et ajoutez « \(receiver) » aux destinataires"
      + doorFrench
  }

  private var capacityInFrench: FaultWords {
    let age =
      "corrigez birth_date ou capacity ; pour un enfant, un parent, un tuteur ou un comité de l’intérêt supérieur doit consentir"
    let who = "corrigez obtained_from ou capacity, ou demandez à qui peut décider, et consignez ce consentement"
    let (message, advice) =
      switch self {
      case .childAsAdult: ("la personne était un enfant quand elle a consenti, et le consentement la dit adulte", age)
      case .adultAsChild: ("la personne était adulte quand elle a consenti, et le consentement la dit enfant", age)
      case .givenForAdult: ("quelqu’un d’autre a consenti pour un adulte qui peut décider", who)
      case .givenByChild: ("un enfant a consenti seul", who)
      default: ("la personne a consenti, et l’on dit qu’elle n’en a pas la capacité", who)
      }
    return FaultWords(message, advice + Self.doorFrench)
  }
}

extension PersonFault {
  var french: FaultWords {
    switch self {
    case .nameWithControl:
      FaultWords("ce nom contient un caractère de contrôle", "tapez-le de nouveau ; ne le collez pas")
    case .nameWithMarks:
      FaultWords(
        "ce nom a plus de signes sur une lettre qu’aucune écriture", "tapez-le de nouveau ; ne le collez pas")
    case .nameWithoutLetter:
      FaultWords(
        "ce nom ne contient aucune lettre",
        "écrivez le nom, omettez le champ, ou dites pourquoi : \(MissingReason.list)")
    case .emptyList: FaultWords("cette liste est vide", "remplissez-la, ou dites pourquoi : \(MissingReason.list)")
    case .bornInFuture(let day): FaultWords("cette personne naît dans l’avenir, le \(day)", "corrigez l’année")
    case .bornAfterArrival(let day):
      FaultWords("cette personne naît après l’arrivée prévue, le \(day)", "corrigez l’année")
    case .veryOld(let years):
      FaultWords(
        "cette personne aurait plus de \(years) ans",
        "corrigez l’année ; si la date n’est pas connue, écrivez unknown et non une date qui en tient lieu")
    case .consentAfterArrival:
      FaultWords("ce consentement est daté d’après l’arrivée prévue", "corrigez l’une des deux dates")
    case .consentInFuture(let day):
      FaultWords(
        "ce consentement est daté dans le futur, du \(day)",
        "corrigez la date : rien ne part avant que la personne soit d’accord")
    case .consentBeforeBirth:
      FaultWords("ce consentement est plus ancien que la personne", "corrigez l’une des deux dates")
    case .documentEndsFirst: FaultWords("ce document finit avant de commencer", "corrigez issued ou expiry")
    case .documentBeforeBirth:
      FaultWords("ce document est plus ancien que la personne", "corrigez issued ou birth_date")
    case .documentAfterArrival:
      FaultWords(
        "ce document est délivré après l’arrivée prévue",
        "corrigez la date, ou indiquez le document avec lequel la personne voyagera")
    case .parentOfEachOther:
      FaultWords(
        "chacun des deux est dit parent de l’autre", "retirez l’un des deux : dans {a, b, relation}, a l’est pour b")
    case .ancestorYounger(let generations):
      FaultWords(
        generations == 1
          ? "le parent est plus jeune que l’enfant" : "le grand-parent est plus jeune que le petit-enfant",
        "corrigez une date de naissance, ou inversez le lien : a l’est pour b")
    case .ancestorClose(let generations, let years):
      FaultWords(
        "\(generations == 1 ? "le parent" : "le grand-parent") a moins de \(years) ans de plus",
        "regardez les deux dates de naissance et le lien")
    }
  }
}

extension JourneyFault {
  var french: FaultWords {
    switch self {
    case .circle(let airport): FaultWords("ce vol va de \(airport) à \(airport)", "corrigez le départ ou l’arrivée")
    case .gap(let from, let before):
      FaultWords(
        "ce vol part de \(from), et le précédent arrive à \(before)",
        "corrigez l’un d’eux, ou ajoutez le vol entre les deux ; s’ils voyagent par la route entre les deux, laissez ainsi"
      )
    case .noLanding(let airport):
      FaultWords(
        "aucun vol de ce voyage n’atterrit à \(airport)", "corrigez le point d’entrée, ou ajoutez le vol qui manque")
    case .flightNumber(let text):
      FaultWords(
        "« \(text) » n’est guère un numéro de vol", "écrivez-le comme sur le billet, par exemple 453 ou ET 453")
    case .long(let hours): FaultWords("ce vol dure plus de \(hours) heures", "regardez les deux dates")
    }
  }
}

extension ReceiverFault {
  var french: FaultWords {
    switch self {
    case .category(let receiver, let others, let taken):
      FaultWords(
        "\(receiver.shown) dit ne prendre aucun cas de \(others.joined(separator: ", ")) ; elle prend "
          + taken.joined(separator: ", "),
        "demandez à sa permanence (`baton missions show \(receiver.id)`) avant d’envoyer ; si elle prend celui-ci, confirmez-le"
      )
    case .language(let receiver, let known, let spoken):
      FaultWords(
        "personne à \(receiver.shown) ne dit parler \(known.joined(separator: ", ")) ; on y parle "
          + spoken.joined(separator: ", "),
        "dites dans interpreter_needed que quelqu’un doit interpréter, et prévenez \(receiver.id) à temps")
    case .entry(let receiver, let city, let country):
      FaultWords(
        "le voyage finit à \(city) (\(country)), et le cas va à \(receiver.shown)",
        "regardez si \(receiver.id) est la bonne mission ; si oui, confirmez-le")
    case .nationality(let receiver, let countries):
      FaultWords(
        "personne dans ce cas n’est du pays de \(receiver.shown) : ils sont de \(countries.joined(separator: ", "))",
        "regardez si \(receiver.id) est la bonne mission ; si oui, confirmez-le")
    }
  }
}

extension FileFault {
  var french: FaultWords {
    switch self {
    case .unlisted:
      FaultWords(
        "ce fichier n’est inscrit ni dans case.json ni dans un autre document",
        "ajoutez une entrée à attachments (file, doc_id, type) du compartiment auquel il appartient, ou supprimez le fichier"
      )
    case .absent(let file): FaultWords("le fichier \(file) n’est pas là", "ajoutez le fichier, ou retirez l’entrée")
    case .almost:
      FaultWords(
        "il y a un fichier presque du même nom : seules les majuscules ou la façon d’écrire les accents diffèrent",
        "écrivez le nom ici exactement comme celui du fichier")
    case .otherDigest(let file, let actual):
      FaultWords(
        "le fichier \(file) a l’empreinte \(actual)",
        "cherchez lequel est le bon document ; ne remplacez pas simplement l’empreinte")
    case .noPart(let category, let document):
      FaultWords(
        "la catégorie \(category) demande \(document), et il n’y en a pas",
        "ajoutez \(document) (Protocol/case-fields.md dit ce qu’il contient), ou retirez la catégorie")
    case .percent:
      FaultWords(
        "un nom avec « % » n’est pas retrouvé par tous les programmes qui ouvrent un cas",
        "renommez-le, ici et dans son entrée")
    case .zero:
      FaultWords(
        "ce fichier est vide : il a 0 octet",
        "numérisez-le ou copiez-le de nouveau ; ce qui doit encore venir n’est pas une pièce jointe")
    case .program:
      FaultWords("ceci est un programme et non un document", "supprimez-le ; les programmes ne sont pas transmis")
    case .shortcut:
      FaultWords("ceci est un raccourci et non un document", "mettez le document lui-même à sa place")
    }
  }
}

extension NewerFault {
  var french: FaultWords {
    switch self {
    case .compartment:
      FaultWords(
        "ceci est le fichier d’un compartiment que cette version ne connaît pas",
        "il est gardé tel quel ; mettez Baton à jour pour le lire")
    case .feature(let text):
      FaultWords("le cas exige « \(text) », que cette version ne connaît pas", "mettez à jour avant d’agir")
    case .code(let text):
      FaultWords("cette version ne connaît pas « \(text) » ; il vaut pour le plus strict", "mettez Baton à jour")
    case .field(let text):
      FaultWords(
        "cette version ne connaît pas ce champ : \(text)", "mettez Baton à jour ; n’agissez pas sans l’avoir lu")
    }
  }
}

extension AgedFault {
  var french: FaultWords {
    switch self {
    case .arrival:
      FaultWords(
        "l’arrivée prévue est passée",
        "corrigez la date, ou dites à la mission destinataire que la personne est arrivée")
    case .over(let thing, let day, let isPlanned):
      FaultWords(
        "\(thing.french.message) expire le \(day), \(isPlanned ? "avant l’arrivée prévue" : "déjà")",
        thing.french.advice)
    case .old(let thing, let day, let days, let isPlanned):
      FaultWords(
        "\(thing.french.message) est du \(day), plus de \(days) jours \(isPlanned ? "avant le voyage" : "en arrière")",
        thing.french.advice)
    }
  }
}

extension AgedFault.Thing {
  fileprivate var french: FaultWords {
    switch self {
    case .consent: FaultWords("le consentement", "demandez-le de nouveau avant le voyage")
    case .travelDocument:
      FaultWords(
        "le document de voyage", "renouvelez-le, ou indiquez le document avec lequel la personne voyagera")
    case .medif:
      FaultWords("le MEDIF", "demandez-en un nouveau au médecin ; les compagnies en refusent un plus ancien")
    case .fitReport: FaultWords("le certificat d’aptitude au voyage", "faites examiner la personne de nouveau")
    }
  }
}

extension WithheldFault {
  var french: FaultWords {
    switch self {
    case .unconsented(let thing, let compartment):
      FaultWords(
        "\(thing.french) reste ici : le consentement ne couvre pas \(compartment)",
        "si la personne accepte, ajoutez « \(compartment) » à l’étendue ; sinon il n’y a rien à faire")
    case .keyless(let thing, let compartment, let receiver):
      FaultWords(
        "\(thing.french) reste ici : \(receiver) n’a pas de clé pour \(compartment)",
        "demandez-lui d’en créer une (`baton staff init` là-bas), ou trouvez une autre voie pour cette partie ; le reste part si "
          + "vous confirmez")
    }
  }
}

extension WithheldFault.Thing {
  fileprivate var french: String {
    switch self {
    case .saying(let document): "ce que \(document) dit de cette personne"
    case .file(let file): file
    }
  }
}
