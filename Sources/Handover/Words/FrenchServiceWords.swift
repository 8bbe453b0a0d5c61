import Base

extension ServiceError {
  func french(_ terms: Terms) -> ShownText {
    switch self {
    case .handIn(let fault): fault.french
    case .reading(let fault): fault.french
    case .saying(let fault): fault.french(terms)
    case .draft(let fault): fault.french
    case .queue(let fault): fault.french
    case .documents(let fault): fault.french
    }
  }
}

extension ServiceError.HandInFault {
  fileprivate var french: ShownText {
    switch self {
    case .ownMission(let mission):
      "\(mission) est cette mission même ; rien n’a été envoyé : nommez la mission destinataire"
    case .alreadyOnTheWay(let transfers, let mission):
      "ce cas, ou l’une de ses personnes, est déjà en route vers \(mission) ; rien n’a été envoyé. Si le cas a changé, envoyez-en une "
        + "version : `baton update`. Si c’est un autre voyage : `--again`. Le transfert ouvert :"
        + transfers.prefix(5).reduce("" as ShownText) { $0 + "\n  \($1)" }
    case .refused(let lines): Self.text(lines[.french] ?? [])
    case .packed(let fault): fault.french
    case .arrivalTooFar: "l’arrivée est dans plus de trois ans ; rien n’a été envoyé : l’année est-elle juste ?"
    case .noSpace: "il reste trop peu de place sur le disque ; rien n’a été envoyé. Libérez de la place, puis renvoyez"
    case .notItsSender(let transfer, let sender):
      "\(transfer) vient de \(sender) : seul son expéditeur peut le modifier"
    case .over(let transfer, let stage):
      "\(transfer) est terminé (\(stage.rawValue)) : rien n’a été envoyé. `baton send` en commence un nouveau"
    case .otherCase(let transfer, let known, let given):
      "le dossier est le cas \(given), et \(transfer) est le cas \(known) : rien n’a été envoyé"
    case .takenID(let transfer):
      "\(transfer) est un autre transfert : rien n’a été envoyé. Chaque cas a son propre numéro"
    case .versionWaits(let transfer):
      "une version de \(transfer) attend une deuxième personne : rien n’a été envoyé. Faites-la d’abord approuver (`baton drafts`), ou "
        + "renoncez-y (`baton retire \(transfer)`) et remettez le dossier corrigé avec `baton send`"
    case .suspended(let suspension): "\(suspension.reason) ; rien n’a été envoyé. \(suspension.advice)"
    case .notAccepted(let transfer):
      "\(transfer) n’est pas accepté ici : rien n’a été envoyé. Ce qui est transmis plus loin a d’abord été accepté"
    case .partsMissing(let transfer):
      "ce qui a été envoyé de \(transfer) a des parties scellées à part, et ce dossier n’en a pas : rien n’a été envoyé. Qui en a le "
        + "droit les y lit (`baton read \(transfer) --compartment medical --key NOM`) ; si elles doivent disparaître : `--leave-out`"
    case .keysUnknown(let mission):
      "\(mission) n’a pas encore dit à qui sont ses clés, et ne peut pas être interrogée maintenant : rien n’a été envoyé, et aucune "
        + "partie d’un cas ne va là où plus de gens peuvent la lire. Réessayez quand la ligne est rétablie "
        + "(`baton missions show \(mission)`), ou prenez sa note à la main : `baton staff note` là-bas, `baton staff take-note` ici"
    }
  }
}

extension ServiceError.PackedFault {
  fileprivate var french: ShownText {
    switch self {
    case .tooLarge: "il contient plus de 2 Gio ; rien n’a été envoyé"
    case .several(let file): "il contient plus d’un \(file) ; rien n’a été envoyé : emballez un seul dossier de cas"
    case .documentTooLarge(let file): "son \(file) est trop grand ; rien n’a été envoyé"
    case .noCase:
      "il ne contient pas de case.json ; rien n’a été envoyé : emballez le dossier du cas, avec case.json en haut, en zip ou en tar"
    case .otherThings:
      "il contient autre chose que le dossier du cas ; rien n’a été envoyé : emballez le dossier du cas seul"
    case .password:
      "il est protégé par un mot de passe ; rien n’a été envoyé : emballez-le sans, c’est Baton qui le scelle"
    case .nameNotUTF8: "il contient un nom qui n’est pas en UTF-8 ; rien n’a été envoyé : renommez ce fichier"
    case .notPlainFiles:
      "il contient autre chose que de simples fichiers ; rien n’a été envoyé : laissez les liens de côté"
    case .unreadable:
      "ce n’est ni un zip ni un tar, ou il est abîmé ; rien n’a été envoyé : emballez de nouveau le dossier du cas"
    }
  }
}

extension ServiceError.ReadingFault {
  fileprivate var french: ShownText {
    switch self {
    case .noTransfer(let transfer): "il n’y a pas de transfert \(transfer)"
    case .unreadableLog(let transfer, let undone):
      "le journal de \(transfer) ne peut pas être lu en entier ; rien n’a été \(undone.french). `baton log` montre ce qui peut l’être"
    case .noSuchDocument: "il n’y a pas de tel document dans ce cas"
    case .oneVersion(let transfer): "\(transfer) est arrivé jusqu’ici en une seule version : rien n’a changé"
    case .nothingToOpen(let transfer): "il n’y a rien de \(transfer) ici qui puisse être ouvert"
    case .noCopy(let transfer):
      "il n’y a pas de copie de \(transfer) ici : le dossier remis est le seul"
    case .tooLargeToShow: "le cas est trop grand pour être affiché"
    case .damagedPart: "une partie scellée de ce cas est abîmée sur ce disque ; rien n’a été écrit"
    case .takenBack(let transfer):
      "\(transfer) a été rappelé : plus rien n’en est lu ni donné. `baton log \(transfer)` dit par qui"
    case .noHead: "une tête est un nombre, une espace et une empreinte"
    case .awaitsApproval(let transfer): "\(transfer) attend une deuxième personne ; rien n’a été écrit : `baton drafts`"
    case .partWithdrawn(let transfer):
      "le consentement à une partie de \(transfer) a été retiré, et son paquet scellé peut la contenir ; rien n’a été écrit. Une "
        + "version sans elle part avec `baton update` chez son expéditeur"
    case .noCompartment(let transfer):
      "rien n’est scellé à part sous ce nom dans ce qui est arrivé de \(transfer) : medical, mhpss, child ou protection, et seulement "
        + "si l’expéditeur connaissait les clés de cette mission"
    case .compartmentWithdrawn(let transfer):
      "rien n’est scellé à part sous ce nom dans ce qui peut être lu de \(transfer) : le consentement à une partie a été retiré. "
        + "`baton log \(transfer)` dit par qui ; il ne manque aucune clé"
    case .goneByTime(let transfer):
      "rien de \(transfer) n’est plus gardé ici : son temps est écoulé. `baton log \(transfer)` dit quand il est parti"
    case .notKept(let transfer):
      "personne ne garde \(transfer) ; rien n’a été changé. `baton retention` dit ce qui est gardé, et quand le reste part"
    }
  }
}

extension ServiceError.SayingFault {
  fileprivate func french(_ terms: Terms) -> ShownText {
    switch self {
    case .notPeoples(let type): "personne ne dit “\(type)” à la main"
    case .noMember(let key, let type): "“\(type)” n’a pas de “\(key)”"
    case .unfit(let fault): fault.words(terms)
    case .noStaffID(let text):
      "“\(text)” n’est pas un numéro de personnel : 1 à 64 de a-z, 0-9, “-”, “.”, “_”, tel que votre mission compte son personnel ; "
        + "jamais un nom"
    case .tooMuch(let octets, let limit):
      "trop a été écrit : le tout a \(octets) octets, sur \(limit) au plus"
    case .logMoves(let transfer): "\(transfer) : le journal change sans cesse ; rien n’a été dit. Réessayez"
    case .saidMeanwhile(let transfer, let news, let heads):
      "depuis que vous avez regardé : " + Self.toldInFrench(news, terms)
        + (terms.isCommandLine
          ? " ; rien n’a été dit. Regardez de nouveau : `baton log \(transfer)`, maintenant à \(heads)"
          : " ; rien n’a été dit. Rechargez la page, et regardez de nouveau")
    case .suspended(let suspension): "\(suspension.reason) ; rien n’a été dit. \(suspension.advice)"
    case .doubtful(let moment, let doubt):
      "\(moment) \(doubt.french) ; rien n’a été dit : \(doubt == .notAsPlanned ? "le jour est-il juste" : "l’année est-elle juste") ?"
    case .kept(let transfer, let reason):
      "\(transfer) est gardé (\(reason.rawValue)) : rien n’a été détruit, et rien n’a été dit. Qui décide qu’il peut partir le dit "
        + "d’abord : `baton retention release \(transfer)`"
    case .noSlip(let objection, let can):
      "pas possible maintenant : \(objection.words(terms)) ; rien n’a été dit. "
        + (can.isEmpty ? "Votre mission n’a rien dit qui puisse être repris" : "Ce qui peut être repris : ")
        + Self.slips(can, ", ", terms)
    case .notPossible(let objection, let step, let ways):
      "pas possible maintenant : \(objection.words(terms)) ; rien n’a été dit." + Self.helping(step, ways, terms)
    }
  }

  private static func toldInFrench(_ news: [Statement], _ terms: Terms) -> ShownText {
    let words = news.map { "\($0.author) a dit \(terms.say($0.type))" as ShownText }
    return words.dropFirst().reduce(words.first ?? "ce qui vous a été montré n’est pas ce qui est ici") {
      $0 + ", " + $1
    }
  }
}

extension StatedMoment.Doubt {
  fileprivate var french: String {
    switch self {
    case .toCome: "n’est pas encore venu"
    case .yearsAway: "est dans plus de trois ans"
    case .over: "est passé, et doit encore venir selon ce qui est dit"
    case .longAgo: "remonte à plus d’un an"
    case .notAsPlanned: "est à plus d’un jour de ce qui était prévu"
    case .farFromArrival: "est à plus de deux semaines de l’arrivée connue"
    case .beforeArrival: "est avant l’arrivée prévue"
    }
  }
}

extension ServiceError.DraftFault {
  fileprivate var french: ShownText {
    switch self {
    case .otherVersion:
      "une autre version du cas est partie depuis que ceci a été écrit, et l’on ne sait pas si cela vaut pour elle ; rien n’a été dit : "
        + "abandonnez le brouillon et écrivez-le de nouveau"
    case .gone:
      "plus rien n’attend sous ce numéro : quelqu’un l’a approuvé ou abandonné, ou une version plus récente l’a remplacé"
    case .bundleWaits(let transfer):
      "un cas qui attend ne s’abandonne pas ici : `baton retire \(transfer)` y renonce ; puis `baton send` remet le dossier corrigé"
    case .own: "qui l’a écrit ne l’approuve pas ; rien n’a été dit. Demandez à un collègue"
    case .selfMadeRoles:
      "vous vous êtes donné vos rôles il y a moins d’un jour ; rien n’a été dit. Demandez à un collègue"
    case .notApprover(let wanted):
      "seul un rôle parmi \(wanted.map(\.rawValue).joined(separator: ", ")) approuve ceci ; rien n’a été dit"
    case .tooLarge(let limit): "trop a été écrit : le tout peut avoir \(limit) octets"
    case .unreadable: "le brouillon ne s’ouvre pas tel qu’il a été écrit ; rien n’a été dit : écrivez-le de nouveau"
    }
  }
}

extension ServiceError.QueueFault {
  fileprivate var french: ShownText {
    switch self {
    case .noItem(let id): "\(id) n’est pas dans la file : il a été livré, abandonné ou jamais remis ici"
    case .keptBack(let reason):
      "quelqu’un le retient (“\(reason)”) ; rien n’a été changé. Demandez-lui : seul `baton release` le laisse partir"
    case .notHeld(let id): "\(id) n’est pas retenu ; rien n’a été changé. `baton why` dit ce qu’il attend"
    case .signatureEnded(let id):
      "le certificat qui l’a signé a pris fin ou a été révoqué depuis, et aucune mission ne l’accepte plus ; rien n’a été changé. "
        + "Remettez de nouveau le dossier avec `baton send`, puis renoncez à celui-ci : `baton retire \(id)`"
    case .awaitsApproval(let transfer):
      "\(transfer) attend une deuxième personne de cette mission ; rien n’a été changé. `baton drafts` dit ce qui attend ; "
        + "`baton retire` y renonce"
    case .notRetirable(let id):
      "il peut encore arriver tel quel ; rien n’a été changé. On ne renonce à un paquet que lorsqu’il est retenu : `baton hold \(id)` "
        + "d’abord"
    }
  }
}

extension ServiceError.DocumentFault {
  fileprivate var french: ShownText {
    switch self {
    case .form: "le fichier n’est ni un texte en UTF-8 ni un PDF ; enregistrez-le sous l’un des deux"
    case .unfit(let problem): problem
    case .tooMany(let most): "une mission publie au plus \(most) documents : retirez-en un d’abord"
    case .notPublished(let kind, let language):
      "aucun \(kind.rawValue) en \(language) n’est publié : `baton documents` dit ce qui l’est"
    case .notPublishedThere(let mission, let kind, let language, let stale):
      "\(mission) ne publie pas de \(kind.rawValue) en \(language)"
        + (stale.map { ", pour autant qu’on le sache ici (\($0))" as ShownText } ?? "")
    case .notAsListed(let mission):
      "ce que \(mission) a envoyé n’est pas le document que sa liste nomme ; dites-le à \(mission)"
    case .notGivenOut(let mission):
      "\(mission) ne donne pas le document que sa liste nomme ; réessayez, ou demandez à \(mission)"
    case .answered(let mission, let status): "\(mission) a répondu \(status)"
    case .outOfReach(let mission, let why): "\(mission) ne peut pas être interrogée maintenant : \(why)"
    }
  }
}

extension ServiceError.Undone {
  fileprivate var french: String {
    switch self {
    case .sent: "envoyé"
    case .said: "dit"
    }
  }
}
