import Base
import Foundation

extension WaitReason {
  func french(_ terms: Terms) -> (reason: ShownText, advice: ShownText) {
    switch self {
    case .heldByPerson(let text, let item):
      (
        "Quelqu’un le retient" + Self.why(text),
        "Demandez à qui le retient ; lui seul devrait le laisser partir" + terms.typed(" : ", "baton release \(item)")
      )
    case .awaitsApproval(_, let item):
      (
        "Il attend une deuxième personne de cette mission",
        "Un superviseur autre que celui qui l’a remis l’approuve"
          + terms.typed(" : ", "baton approve \(item.prefix(12))", else: ", sur la page du dossier")
      )
    case .held(let hold, let item):
      (
        "Il est retenu (\(hold.code))" + Self.why(hold.text),
        "Corrigez ce qui est dit, puis" + terms.typed(" : ", "baton release \(item)", else: " laissez-le partir")
      )
    case .heldForContent(let hold, let item):
      (
        "Il est retenu (\(hold.code))" + Self.why(hold.text),
        "Le cas scellé ne peut pas être changé. "
          + (hold.code == HoldReason.signatureEnded
            ? "Remettez de nouveau le dossier" : "Corrigez le dossier et remettez-le")
          + " comme nouveau transfert" + terms.typed(" avec ", "baton send") + " ; puis renoncez à celui-ci"
          + terms.typed(" : ", "baton retire \(item)")
          + ". Ne le laissez pas partir : s’il arrivait quand même, il serait là deux fois"
      )
    case .crashed(let count, let last, let item):
      (
        "Il est mis à part pour que les autres passent : il a fait tomber le programme \(count) fois\(Self.last(last)).",
        "Regardez ses essais. Pour réessayer"
          + terms.typed(" : ", "baton requeue \(item)", else: ", demandez-le plus bas")
      )
    case .rejected(let count, let last, let item):
      (
        "Il est mis à part pour que les autres passent : refusé \(count) fois de la même façon\(Self.last(last)).",
        "Regardez ses essais. Pour réessayer"
          + terms.typed(" : ", "baton requeue \(item)", else: ", demandez-le plus bas")
      )
    case .suspended(let suspension): ("\(suspension.reason)", "\(suspension.advice)")
    case .missionHeldByPerson(let mission, let text):
      (
        "Quelqu’un retient tout ce qui va à \(mission)" + Self.why(text),
        "Demandez à qui l’a retenu, puis"
          + terms.typed(" : ", "baton release --mission \(mission)", else: " laissez-le partir")
      )
    case .missionHeld(let mission, let hold):
      (
        "Tout ce qui va à \(mission) est retenu (\(hold.code)) : \(hold.text)",
        "Certificats, annuaire et droits demandent une personne, ici ou là-bas. Appelez la mission. Baton redemande chaque heure "
          + "et reprend de lui-même."
      )
    case .proxyFails(let mission, let time, let trouble):
      ("\(mission) ne peut pas être interrogée depuis \(Self.span(time)) : \(trouble).", Self.proxy)
    case .silent(let mission, let time):
      (
        "\(mission) ne répond pas depuis \(Self.span(time)).",
        "Baton redemande de lui-même, et rien n’est perdu. Si la personne arrive avant que la ligne soit rétablie, appelez la "
          + "mission ou portez le paquet à la main"
          + terms.typed(
            " : ", "baton export --bundle",
            else: " : sur la page du dossier, sous son registre, « Le dossier scellé comme fichier »")
      )
    case .answersAgain(let mission, let time):
      (
        "\(mission) répond de nouveau après \(Self.span(time)).",
        "Rien à faire. Un élément part d’abord, et les autres suivent dès qu’il est passé."
      )
    case .goesOn(let mission):
      ("Sa ligne s’est rompue, ou \(mission) s’en occupe ; il reprend là où il en était.", "Rien à faire.")
    case .waitsForProxy(let trouble): ("Il attend son prochain essai : \(trouble).", Self.proxy)
    case .triesAgain(let count, let time, let item):
      (
        "Il attend son prochain essai après \(count == 1 ? "1 essai" : "\(count) essais")"
          + "\(time.map { ", en échec depuis \(Self.span($0))" } ?? "").",
        "Rien à faire si c’est assez tôt. Pour essayer maintenant"
          + terms.typed(" : ", "baton requeue \(item)", else: ", demandez-le plus bas")
      )
    case .lineFull(let count, let mission):
      ("\(count) éléments sont en route vers \(mission), autant que la ligne en porte.", Self.inTurnWords)
    case .ready: ("Il est prêt et part quand de plus urgents sont partis.", Self.inTurnWords)
    case .onItsWay(let mission, let sent, let all, let isPausing):
      (
        "Il est en route vers \(mission) : \(sent) octets sur \(all)."
          + (isPausing ? " Il laisse passer quelque chose de plus urgent, puis reprend là." : ""),
        "Rien à faire. Cela finit par un accusé de réception signé, ou un nouvel essai."
      )
    }
  }

  private static let proxy: ShownText =
    "C’est le mandataire de ce côté (courier.proxy), pas la mission : demandez à qui s’en occupe. Baton redemande de lui-même, et rien "
    + "n’est perdu"
  private static let inTurnWords: ShownText = "Rien à faire. Les arrivées les plus proches passent d’abord."

  private static func why(_ text: String) -> ShownText { text.isEmpty ? "" : " : \(text)" }

  /// Nothing below a minute.
  private static func span(_ seconds: TimeInterval) -> ShownText {
    let units: [(TimeInterval, String)] = [(86400, "jour"), (3600, "heure"), (60, "minute")]
    for (length, name) in units where seconds >= length {
      let count = Int(min(seconds / length, 1e6))
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "moins d’une minute"
  }
}
