import Base

extension CaseFault {
  var french: FaultWords {
    switch self {
    case .folder(let fault): fault.french
    case .document(let fault): fault.french
    case .slip(let fault): fault.french
    case .field(let fault): fault.french
    case .group(let fault): fault.french
    case .consent(let fault): fault.french
    case .person(let fault): fault.french
    case .journey(let fault): fault.french
    case .receiver(let fault): fault.french
    case .file(let fault): fault.french
    case .newer(let fault): fault.french
    case .aged(let fault): fault.french
    case .withheld(let fault): fault.french
    }
  }
}

extension FolderFault {
  fileprivate var french: FaultWords {
    switch self {
    case .unopened(let reason):
      FaultWords(
        "le dossier du cas ne peut pas être ouvert : \(reason)",
        "nommez un dossier que vous pouvez lire ; si c’est un lien, nommez ce vers quoi il mène")
    case .noCaseFile:
      FaultWords(
        "il n’y a pas de case.json dans ce dossier", "nommez le dossier qui contient case.json et attachments/")
    case .misnamedCaseFile(let name):
      FaultWords(
        "il n’y a pas de case.json dans ce dossier, mais il y a \(name)",
        name.lowercased().hasSuffix(".txt")
          ? "renommez-le en case.json ; Windows cache le .txt tant que les extensions ne sont pas affichées"
          : "renommez-le en case.json, tout en minuscules")
    case .beginsWithout: FaultWords("il n’y a pas de case.json", "un cas commence par son case.json")
    case .notUTF8: FaultWords("ce nom n’est pas de l’UTF-8 valide", "renommez-le")
    case .irregular(let kind): FaultWords("ceci est \(kind.french)", "mettez le fichier lui-même à sa place")
    case .litter:
      FaultWords("ceci ne fait pas partie du cas et reste ici", "l’ordinateur l’a créé ; il n’y a rien à faire")
    case .hidden: FaultWords(Self.foreignFrench, "les fichiers cachés ne sont pas transmis ; supprimez-le")
    case .editorCopy:
      FaultWords(Self.foreignFrench, "fermez l’éditeur où le document est ouvert, puis supprimez-le")
    case .unportable(let fault): FaultWords("ce nom ne peut pas voyager : \(fault.french)", "renommez-le")
    case .stray:
      FaultWords(
        Self.strangerFrench, "déplacez-le dans attachments/ et inscrivez-le dans case.json, ou supprimez-le")
    case .strayDocument(let hint): FaultWords(Self.strangerFrench, hint.french())
    case .alike(let other):
      FaultWords("ce nom et \(other) sont le même sur certains disques", "renommez l’un des deux")
    case .attachmentsIsFile: FaultWords("attachments est un fichier", "faites-en un dossier")
    case .tooManyFiles(let most):
      FaultWords(
        "il y a plus de \(most) fichiers dans ce dossier",
        "ne remettez que les documents de ce cas ; réunissez les pages en un seul PDF")
    case .documentIsFolder(let name): FaultWords("\(name) est un dossier", "faites-en un fichier")
    case .empty:
      FaultWords(
        "ce dossier est vide et reste ici",
        "un cas, ce sont ses fichiers ; si quelque chose doit s’y trouver, mettez-le")
    case .unreadable(let reason):
      FaultWords(
        "ceci ne peut pas être lu : \(reason)", "donnez-vous le droit de le lire (chmod u+rX), ou copiez-le de nouveau")
    case .changed:
      FaultWords("ceci a changé pendant la lecture", "enregistrez-le, fermez-le, puis essayez de nouveau")
    }
  }

  private static let foreignFrench = "ceci ne fait pas partie d’un cas"
  private static let strangerFrench =
    "un dossier de cas contient case.json, des fichiers de compartiments et attachments/, rien d’autre"
}

extension FolderFault.Irregular {
  fileprivate var french: String {
    switch self {
    case .link: "un lien"
    case .pipe: "un tube"
    case .socket: "une prise réseau"
    case .device: "un périphérique"
    case .other: "autre chose qu’un fichier"
    }
  }
}

extension NameFault {
  var french: String {
    switch self {
    case .empty: "le nom est vide"
    case .longPath(let most): "le chemin a plus de \(most) octets"
    case .emptyPart: "il a une partie vide, ou commence ou finit par « / »"
    case .dots(let name): "« \(name) » n’est pas un nom"
    case .long(let most): "un nom a plus de \(most) octets"
    case .control: "un nom contient un caractère de contrôle"
    case .end: "un nom finit par un point ou une espace"
    case .reserved(let name): "« \(name) » est un nom réservé sous Windows"
    case .character(let character): "un nom contient le caractère « \(character) »"
    }
  }
}

extension DocumentFault {
  fileprivate var french: FaultWords {
    switch self {
    case .large(let octets, let most, let document):
      FaultWords(
        "il a \(octets) octets ; \(most) au plus sont lus",
        "mettez les documents dans attachments/, pas dans \(document)")
    case .utf16:
      FaultWords(
        "il est enregistré en UTF-16", "enregistrez-le en UTF-8 : dans l’éditeur, Enregistrer sous, Encodage, UTF-8")
    case .notUTF8: FaultWords("ce n’est pas de l’UTF-8 valide", "enregistrez-le en UTF-8")
    case .empty: FaultWords("il est vide", "enregistrez le cas de nouveau, ou copiez encore une fois le fichier")
    case .marked: FaultWords("il commence par une marque d’ordre des octets", "enregistrez-le en UTF-8 sans elle")
    case .malformed(let line, let column, let reason):
      FaultWords(
        "ce n’est pas du JSON valide à la ligne \(line), colonne \(column) : \(reason)", "corrigez-le à cet endroit")
    }
  }
}

extension SlipFault {
  fileprivate var french: FaultWords {
    switch self {
    case .invisible:
      FaultWords("il y a ici un caractère invisible", "effacez les espaces de la ligne et tapez-les de nouveau")
    case .lastComma: FaultWords("il y a une virgule après la dernière entrée", "effacez la virgule")
    case .twoCommas: FaultWords("il y a deux virgules sans rien entre elles", "effacez-en une")
    case .firstComma: FaultWords("il y a une virgule avant la première entrée", "effacez la virgule")
    case .noComma:
      FaultWords("il manque une virgule après l’entrée de cette ligne", "mettez une virgule à la fin de l’entrée")
    case .comment:
      FaultWords(
        "il y a un commentaire, et le JSON n’en a pas",
        "effacez-le ; ce que le destinataire doit savoir a sa place dans un champ")
    case .bareKey(let text): FaultWords("le nom de champ \(text) n’a pas de guillemets", "écrivez \"\(text)\"")
    case .capitals(let text): FaultWords("\(text) est écrit en majuscules", "écrivez \(text.lowercased())")
    case .otherWord(let text):
      FaultWords("\(text) n’est pas du JSON", "omettez le champ, ou dites pourquoi : \(MissingReason.list)")
    case .bareValue(let text): FaultWords("la valeur \(text) n’a pas de guillemets", "écrivez \"\(text)\"")
    case .quotes(let quotes):
      FaultWords(
        "\(quotes.french) ne sont pas ceux du JSON",
        "écrivez \" avant et après ; désactivez les guillemets typographiques dans l’éditeur")
    case .control:
      FaultWords(
        "il y a une tabulation ou un caractère de contrôle entre guillemets", "effacez-le, ou écrivez \\t")
    case .unclosed:
      FaultWords(
        "les guillemets ne sont pas fermés dans cette ligne",
        "écrivez \" à la fin ; dans un texte, un retour à la ligne s’écrit \\n")
    case .backslash:
      FaultWords(
        "il y a une barre oblique inverse que le JSON ne connaît pas",
        "dans un chemin, écrivez / au lieu de \\ ; sinon écrivez \\\\")
    }
  }
}

extension SlipFault.Quotes {
  fileprivate var french: String {
    switch self {
    case .single: "les guillemets simples"
    case .curly: "les guillemets courbes"
    case .angled: "les guillemets d’un texte"
    }
  }
}

extension FieldFault {
  fileprivate var french: FaultWords {
    switch self {
    case .unsaid: FaultWords("rien n’est dit ici", "remplissez-le, ou dites pourquoi : \(MissingReason.list)")
    case .absent: FaultWords("ce champ doit être présent", "ajoutez-le")
    case .absentBeside(let key): FaultWords("ce champ doit être présent, puisque \(key) l’est", "ajoutez-le")
    case .withoutValue(let reason, let expected):
      FaultWords("ce champ doit avoir une valeur, et il dit « \(reason) »", "donnez \(expected.french)")
    case .null:
      FaultWords("null ne dit rien", "omettez le champ, ou écrivez l’un de : \(MissingReason.list)")
    case .otherKind(let expected, let found):
      FaultWords("attendu : \(expected.french) ; trouvé : \(found.french)", "écrivez \(expected.french)")
    case .noCount(let digits, let most):
      FaultWords("\(digits) n’est pas \(Expected.count(most: most).french)", "n’écrivez que des chiffres")
    case .emptyList(let element):
      FaultWords(
        "cette liste doit avoir au moins \(element.french)", "ajoutez-en, ou dites pourquoi il n’y en a pas")
    case .otherForm(let text, let form, let named, let hint):
      FaultWords("« \(text) » n’est pas \(Expected.form(form, words: named).french)", hint.french(of: form))
    case .unportablePath(let fault):
      FaultWords("ce chemin ne peut pas voyager : \(fault.french)", "renommez le fichier, et le chemin ici")
    case .outsideAttachments:
      FaultWords("les pièces jointes se trouvent dans attachments/", "déplacez-y le fichier")
    case .noSuchPrefix(let text):
      FaultWords(
        "aucun pays n’a l’indicatif par lequel « \(text) » commence",
        "écrivez + et l’indicatif du pays, sans zéro après lui")
    case .unknown(let key, let hint):
      FaultWords(
        "il n’y a pas de champ « \(key) » ici", "\(hint.french()) ; rien n’est transmis que personne ne lit")
    case .unknownTooLarge:
      FaultWords(
        "cette version ne connaît pas ce champ, et il est trop grand pour être gardé",
        "mettez Baton à jour, ou demandez à l’expéditeur de remettre le cas sans lui")
    case .twice(let line): FaultWords("ce champ figure deux fois (encore à la ligne \(line))", "gardez-en un")
    case .nameless:
      FaultWords(
        "ce nom n’a aucune partie qui soit un nom",
        "donnez au moins given, middle, family ou nickname, ou dites pourquoi il n’est pas connu")
    case .noDetermination:
      FaultWords(
        "ni détermination de l’intérêt supérieur ni exception n’est indiquée",
        "donnez bid ou bid_exception, ou dites dans l’un des deux pourquoi il n’y en a pas")
    }
  }
}

extension FieldFault.Element {
  fileprivate var french: String {
    switch self {
    case .person: "une personne"
    case .name: "un nom"
    case .leg: "un vol"
    case .compartment: "un compartiment"
    }
  }
}

extension JSONTree.Kind {
  fileprivate var french: String {
    switch self {
    case .object: "un objet"
    case .list: "une liste"
    case .string: "un texte"
    case .number: "un nombre"
    case .flag: "vrai ou faux"
    case .null: "null"
    }
  }
}

extension Expected {
  fileprivate var french: String {
    switch self {
    case .flag: "true ou false"
    case .count(let most): "un nombre entier de 0 à \(most)"
    case .form(let name, _): FormWords.french[name]?.expected ?? "un code de la liste « \(name) »"
    case .list(let element): "une liste, chaque élément \(element.french)"
    case .object: "un objet"
    }
  }
}

extension Hint {
  /// - Parameter form: The name of the form whose texts it is about.
  func french(of form: String = "") -> String {
    switch self {
    case .near(let candidates): "vouliez-vous dire \(candidates.map(\.shown).joined(separator: " ou ")) ?"
    case .valid(let codes): "sont valides : \(codes.joined(separator: ", "))"
    case .schema: "voyez dans Protocol/schemas/v1/case.schema.json ce qui est valide ici"
    case .compartments(let files): "les fichiers des compartiments sont \(files.joined(separator: ", "))"
    case .form(let words): FormWords.french[form]?.advice ?? words
    }
  }
}
