import Base

extension Objection {
  func french(_ terms: Terms) -> ShownText {
    switch self {
    case .stranger(let mission): "\(mission) n’a aucune part à ce transfert"
    case .otherParty(let type):
      StatementKind.of(type)?.party == .sender
        ? "\(terms.say(type)) : c’est à la mission qui envoie de le dire"
        : "\(terms.say(type)) : c’est à la mission destinataire de le dire"
    case .role(let type):
      "\(terms.say(type)) : seul le dit un rôle parmi \(terms.roles(of: type).joined(separator: ", "))"
    case .body(let fault): fault.words(terms)
    case .bundle(let type): "\(terms.say(type)) ne se dit pas là où en est l’envoi"
    case .stage(let type, let stage):
      "le cas est « \(terms.stage(stage)) », et \(terms.say(type)) se dit quand il est "
        + "« \(terms.stages(of: type).joined(separator: " » ou « ")) »"
    case .journey(let next, let stage):
      "le voyage est « \(terms.journey(stage)) », et il ne peut pas être ensuite « \(terms.journey(next)) »"
    case .noNextVersion: "une version nouvelle vient de l’expéditeur et a un numéro plus élevé"
    case .noQuestion: "aucune question n’est ouverte"
    case .noSuchQuestion: "cette question n’est pas ouverte"
    case .sameBackup: "le remplaçant est le gestionnaire lui-même : nommez quelqu’un d’autre"
    case .recallTooLate: "le cas a été accepté ; il reste à le redemander"
    case .nobodyAskedBack: "personne n’a demandé à ravoir le cas"
    case .nothingTakenBack: "personne ne l’a repris"
    case .goesByItself:
      "personne ne l’a repris ; ce qui est terminé part de soi-même quand son temps est écoulé"
        + (terms.isCommandLine ? " (`baton retention`)" : "")
    case .somethingOpen: "il y a encore quelque chose d’ouvert à son sujet"
    case .statedBefore: "cela a déjà été déclaré"
    case .noPart: "il n’y a aucune partie à effacer"
    case .partMayBeThere: "la version la plus récente du cas peut encore la contenir : l’expéditeur en fait une autre"
    case .partStillComing: "la version sans elle n’est pas encore arrivée"
    case .noSuchOnward: "cette transmission n’est pas ouverte"
    case .onwardOpen: "il a été transmis plus loin, et personne n’a confirmé qu’il est arrivé"
    case .overAndQuiet: "c’est terminé, et personne n’a rien signalé depuis"
    case .outcomeStands: "le dossier est clos, et son résultat est déjà dit : reprenez d’abord celui-ci"
    case .notLastStep: "seule la dernière étape du voyage peut être reprise"
    case .nothingToTakeBack: "à ce numéro, rien de son auteur ne tient encore qui puisse être repris"
    }
  }
}

extension BodyFault {
  func french(_ terms: Terms) -> ShownText {
    switch self {
    case .noObject: "le corps n’est pas un objet"
    case .missing(let key): "\(terms.field(key)) manque"
    case .unfit(let key, let form): "\(terms.field(key)) n’est pas \(form.french(key, terms))"
    case .typed(let text, let key, let form):
      "« \(text) » pour \(terms.field(key)) n’est pas \(form.french(key, terms))"
        + (form.isMoment ? " : écrivez-le comme \(BodyFault.moment)" : "")
    case .noCountryCode(let text, let key):
      "« \(text) » (\(terms.field(key))) n’a pas d’indicatif de pays : écrivez-le comme +234 803 555 1234, pour qu’on puisse l’appeler de partout"
    case .which(let questions):
      "les questions \(questions.map(String.init).joined(separator: " et ")) sont ouvertes : dites à laquelle ceci répond"
    }
  }
}

extension BodyField.Form {
  fileprivate func french(_ key: String, _ terms: Terms) -> ShownText {
    switch self {
    case .moment: "un moment"
    case .staff: "un numéro de personnel"
    case .place: "le numéro d’une déclaration"
    case .word(let all): "l’un de \(all.map { terms.word(key, $0) }.joined(separator: ", "))"
    case .flag: "oui ou non"
    case .sealed: "une moitié scellée"
    case .text(let limit): "un texte d’au plus \(limit) octets"
    case .line: "une ligne d’au plus \(BodyField.line) octets"
    case .lines: "100 lignes au plus, de \(BodyField.line) octets au plus"
    case .number(let range): "un nombre de \(Self.short(range.lowerBound)) à \(Self.short(range.upperBound))"
    case .transfer: "le numéro d’un transfert"
    }
  }
}
