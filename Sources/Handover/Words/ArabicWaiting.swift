import Base
import Foundation

extension WaitReason {
  func arabic(_ terms: Terms) -> (reason: ShownText, advice: ShownText) {
    switch self {
    case .heldByPerson(let text, let item):
      ("يُبقيه أحد" + Self.because(text), "اسأل من يُبقيه؛ هو وحده يطلقه" + terms.typed(": ", "baton release \(item)"))
    case .awaitsApproval(_, let item):
      (
        "ينتظر شخصًا ثانيًا من هذه البعثة",
        "يعتمده مشرف غير من سلّمه" + terms.typed(": ", "baton approve \(item.prefix(12))", else: "، في صفحة الحالة")
      )
    case .held(let hold, let item):
      (
        "هو موقوف (\(hold.code))" + Self.because(hold.text),
        "صحّح ما يقوله، ثم" + terms.typed(": ", "baton release \(item)", else: " أطلقه")
      )
    case .heldForContent(let hold, let item):
      (
        "هو موقوف (\(hold.code))" + Self.because(hold.text),
        "لا يمكن تغيير الحالة المختومة. "
          + (hold.code == HoldReason.signatureEnded ? "سلّم المجلد من جديد" : "صحّح المجلد وسلّمه") + " تحويلًا جديدًا"
          + terms.typed(" بـ ", "baton send") + "؛ ثم تخلَّ عن هذا" + terms.typed(": ", "baton retire \(item)")
          + ". لا تطلقه: إن وصل مع ذلك كان هناك مرتين"
      )
    case .crashed(let count, let last, let item):
      (
        "نُحّي جانبًا ليمر غيره: أوقف البرنامج \(count) مرات\(Self.last(last)).",
        "انظر في محاولاته. لمحاولة أخرى" + terms.typed(": ", "baton requeue \(item)", else: " اطلبها أدناه")
      )
    case .rejected(let count, let last, let item):
      (
        "نُحّي جانبًا ليمر غيره: رُفض \(count) مرات بالطريقة نفسها\(Self.last(last)).",
        "انظر في محاولاته. لمحاولة أخرى" + terms.typed(": ", "baton requeue \(item)", else: " اطلبها أدناه")
      )
    case .suspended(let suspension): ("\(suspension.reason)", "\(suspension.advice)")
    case .missionHeldByPerson(let mission, let text):
      (
        "يُبقي أحد كل ما يذهب إلى \(mission)" + Self.because(text),
        "اسأل من أوقفه، ثم" + terms.typed(": ", "baton release --mission \(mission)", else: " أطلقه")
      )
    case .missionHeld(let mission, let hold):
      (
        "كل ما يذهب إلى \(mission) موقوف (\(hold.code)): \(hold.text)",
        "الشهادات والدليل والصلاحيات تحتاج إلى شخص، هنا أو هناك. اتصل بالبعثة. يسأل Baton كل ساعة ويمضي من تلقاء نفسه."
      )
    case .proxyFails(let mission, let time, let trouble):
      ("لا يمكن سؤال \(mission) منذ \(Self.span(time)): \(trouble).", Self.proxy)
    case .silent(let mission, let time):
      (
        "لا تجيب \(mission) منذ \(Self.span(time)).",
        "يسأل Baton من جديد من تلقاء نفسه، ولا يضيع شيء. إن وصل الشخص قبل أن يعود الخط فاتصل بالبعثة أو احمل الحزمة باليد"
          + terms.typed(": ", "baton export --bundle", else: ": في صفحة الملف تحت سجله «الملف المختوم كملف»")
      )
    case .answersAgain(let mission, let time):
      ("تجيب \(mission) من جديد بعد \(Self.span(time)).", "لا شيء يُفعل. يذهب واحد أولًا، ويتبعه الباقي حين يصل.")
    case .goesOn(let mission): ("انقطع خطه، أو \(mission) مشغولة به؛ يمضي من حيث وقف.", "لا شيء يُفعل.")
    case .waitsForProxy(let trouble): ("ينتظر محاولته التالية: \(trouble).", Self.proxy)
    case .triesAgain(let count, let time, let item):
      (
        "ينتظر محاولته التالية، وعدد المحاولات \(count)\(time.map { "، وهو يفشل منذ \(Self.span($0))" } ?? "").",
        "لا شيء يُفعل إن كان ذلك قريبًا بما يكفي. للمحاولة الآن"
          + terms.typed(": ", "baton requeue \(item)", else: " اطلبها أدناه")
      )
    case .lineFull(let count, let mission): ("في الطريق إلى \(mission) الآن \(count)، وهو ما يحمله الخط.", Self.turn)
    case .ready: ("هو جاهز، ويبدأ حين يذهب ما هو أعجل.", Self.turn)
    case .onItsWay(let mission, let sent, let all, let isPausing):
      (
        "هو في الطريق إلى \(mission): \(sent) من \(all) بايت."
          + (isPausing ? " يترك ما هو أعجل يمر، ثم يمضي من هناك." : ""),
        "لا شيء يُفعل. ينتهي بإيصال موقَّع، أو يُعاد."
      )
    }
  }

  private static let proxy: ShownText =
    "إنه الوكيل من هذا الجانب (courier.proxy) وليس البعثة: اسأل من يشغّله. يسأل Baton من جديد من تلقاء نفسه، ولا يضيع شيء"
  private static let turn: ShownText = "لا شيء يُفعل. الأقرب وصولًا يذهب أولًا."

  /// Nothing below a minute.
  private static func span(_ seconds: TimeInterval) -> ShownText {
    let units: [(TimeInterval, one: String, two: String, few: String, many: String)] = [
      (86400, "يوم", "يومين", "أيام", "يومًا"), (3600, "ساعة", "ساعتين", "ساعات", "ساعة"),
      (60, "دقيقة", "دقيقتين", "دقائق", "دقيقة"),
    ]
    for unit in units where seconds >= unit.0 {
      let count = Int(min(seconds / unit.0, 1e6))
      return switch (count, count % 100) {
      case (1, _): "\(unit.one)"
      case (2, _): "\(unit.two)"
      case (_, 3...10): "\(count) \(unit.few)"
      case (_, 11...99): "\(count) \(unit.many)"
      default: "\(count) \(unit.one)"
      }
    }
    return "أقل من دقيقة"
  }
}
