import Base

extension HealthFinding {
  var arabicWhat: ShownText {
    switch code {
    case .told(let text), .clock(let text), .policy(let text), .certificateProblem(let text, _):
      "\(text)"
    case .keysInOrder(let mission):
      "مفاتيح \(mission) ودليلها سليمة"
    case .numbersUnreadable:
      "لا يمكن قراءة compartments/numbers.json"
    case .noCompartmentKeys:
      "ليس لهذه البعثة مفاتيح أقسام: لا يُرسل إليها إلا لب الملف"
    case .compartmentKeys:
      "لكل قسم مفتاح مستعمل ومفتاح تالٍ"
    case .keysMissing(let count, _):
      "أقسام بلا مفتاح مستعمل: \(count). ما يخصها لا يُرسل إلى هنا"
    case .keysRunOut(let count, _):
      "أقسام بلا مفتاح تالٍ مصدَّق لمدة كافية: \(count). من يغادر لا يمكن إغلاقها دونه"
    case .noNextCoreKey:
      "لا مفتاح لب تاليًا في الدليل: يستمر المستعمل، وما خُتم له يبقى مفتوحًا لمن يسرقه"
    case .nextCoreKey(let days):
      "مفتاح اللب التالي في الدليل، ويحل من تلقاء نفسه بعد أيام عددها \(days)"
    case .openSSL(let version):
      "\u{2066}\(version)\u{2069}"
    case .oldOpenSSL(let version):
      "تنقص \u{2066}\(version)\u{2069} إصلاحات CVE-2026-34182 و CVE-2025-15467"
    case .homeClosed(let home):
      "لا يدخل \u{2066}\(home)\u{2069} إلا مالكه"
    case .homeOpen(let home):
      "يستطيع آخرون دخول \u{2066}\(home)\u{2069}"
    case .weakKeys(let count, let first):
      "عبارة سر \(count) من المفاتيح الخاصة تُخمَّن بجهد قليل لمن عنده القرص (\u{2066}\(first)\u{2069})"
    case .orphans(let count, let folder):
      "أجزاء مختومة في \u{2066}\(folder)\u{2069} لا يعرفها الدفتر: \(count)"
    case .certificate(let use, let days, let next, _):
      "تنتهي شهادة \(use) بعد أيام عددها \(days)"
        + (next.map { "؛ والتالية، وهي هنا وتحل من تلقاء نفسها، بعد \($0)" } ?? "")
    case .directory(let version, let missions):
      "نسخة الدليل \u{2066}\(version)\u{2069} فيها \(missions) من البعثات"
    case .staleDirectory(let version, let since):
      "نسخة الدليل \u{2066}\(version)\u{2069} قديمة منذ \(since)"
    case .diskUnknown(let home):
      "لا يمكن فحص قرص \u{2066}\(home)\u{2069}"
    case .diskFree(let free):
      "المساحة الحرة على القرص: \(free) ميبي‌بايت"
    case .disk("read-only", _, _, _, let home):
      "قرص هذا الجهاز حيث \u{2066}\(home)\u{2069} للقراءة فقط: لا شيء يُرسل أو يُستلم أو يُدوَّن"
    case .disk("full", let free, let reserve, _, let home):
      "لم يبق على قرص هذا الجهاز حيث \u{2066}\(home)\u{2069} إلا \(free) ميبي‌بايت؛ \(reserve) منها احتياط: لا تؤخذ ملفات جديدة"
    case .disk("nearly-full", let free, let reserve, _, let home):
      "بقي على قرص هذا الجهاز حيث \u{2066}\(home)\u{2069} \(free) ميبي‌بايت؛ عند \(reserve) لا تؤخذ ملفات جديدة"
    case .disk(_, _, _, let files, let home):
      "لا يمكن إنشاء أكثر من \(files) من الملفات على قرص هذا الجهاز حيث \u{2066}\(home)\u{2069}، مهما بقي من مكان"
    case .daemon(let waiting, let held, let stopped):
      "البرنامج يعمل: في الانتظار \(waiting)، ومحتجز \(held)"
        + (stopped.isEmpty ? "" : "؛ لا يذهب شيء إلى \(stopped.map(\.text).joined(separator: "، "))")
    case .loss(let loss):
      "فقد الدفتر ما كان فيه: \(loss). قد تكون بينه ملفات لها إيصال"
    case .restored(let missions):
      "استُعيد مخزن \(missions.map(\.text).joined(separator: "، ")) أو فُقد: قد يكون ما أعطى إيصاله قد ضاع هناك"
    case .suspended(let suspension):
      "لا يوقّع ولا يرسل ولا يستلم: \(suspension.reason)"
    case .going(let count):
      "ملفات انتهت ويُمحى قريبًا كل ما يُحفظ منها هنا: \(count). يقول `baton retention` متى، ويحفظها أطول"
    case .standing(let count):
      "ملفات متوقفة حتى يتصرف أحد: \(count)"
    case .stalled(let count):
      "تسليمات بعثات أخرى لم تتقدم منذ يوم: \(count)"
    case .pool(let count):
      count == 0
        ? "لا أحد ممن ينظرون فيما يصل حاضر اليوم: لا يرى أحد ملفًا يصل"
        : "شخص واحد فقط ينظر اليوم فيما يصل: إن تعذّر عليه لم يرَ أحد ملفًا يصل"
    case .noApprover:
      "لا أحد هنا يمكن أن يكون الشخص الثاني: ما يطلبه policy.yaml له ينتظر إلى الأبد"
    case .oneApprover:
      "هناك مشرف واحد: ما يكتبه بنفسه ويحتاج شخصًا ثانيًا، مثل الاسترجاع بعد القبول، لا يستطيع أحد الموافقة عليه"
    case .noticesAside(let lane):
      "إشعارات عبر \(lane.lane) مرفوضة لما هي عليه: \(lane.aside)" + (lane.why.map { " (\($0))" } ?? "")
    case .noticesFail(let lane):
      "الإشعارات عبر \(lane.lane) لا تصل" + (lane.failing.map { " منذ \(Timestamp($0))" } ?? "")
        + (lane.why.map { ": \($0)" } ?? "") + ". في الانتظار: \(lane.waiting)"
    case .peerAnswers(let mission, let url, 200):
      "تجيب \(mission) عند \u{2066}\(url)\u{2069}"
    case .peerAnswers(let mission, let url, let status):
      "تجيب \(mission) بالرمز \(status) عند \u{2066}\(url)\u{2069}"
    case .peerClock(let mission, let url, let theirs, let ours):
      "تجيب \(mission) عند \u{2066}\(url)\u{2069} وتقول إن الوقت \(theirs)، وساعة هذا الجهاز تقول \(ours)"
    case .peerProblem(let mission, let why):
      "\(mission): \(why)"
    case .peerUntrusted(let mission, let why):
      "\(mission): لا اتصال موثوقًا: \(why)"
    case .peerProxy(let mission, let why):
      "لا يمكن سؤال \(mission): \(why)"
    case .peerSilent(let mission, let why):
      "لا يمكن الوصول إلى \(mission): \(why)"
    }
  }

  var arabicAdvice: ShownText? {
    switch code {
    case .told, .keysInOrder, .compartmentKeys, .nextCoreKey, .openSSL, .homeClosed, .directory, .diskUnknown,
      .diskFree, .going:
      nil
    case .numbersUnreadable:
      "أعده من النسخة الاحتياطية (Deploy/runbooks/restore.md)"
    case .noCompartmentKeys:
      "baton staff init"
    case .keysMissing(_, let next), .keysRunOut(_, let next):
      (next.isAsked ? "" : "baton mission renew --use sealing --home \(next.home)، ثم ")
        + "baton federation rotate عند سلطة الدليل بطلب هذه البعثة، ثم baton mission install"
    case .noNextCoreKey(let home):
      "baton mission renew --use sealing --home \(home)، ثم baton federation rotate عند السلطة، ثم baton mission install"
    case .oldOpenSSL:
      "apt-get install --only-upgrade libssl3 (في Debian 12 النسخة 3.0.22)"
    case .homeOpen(let home):
      "chmod 0700 \(home)"
    case .weakKeys:
      "أعد تشغيل البرنامج: يقفلها من جديد حين يبدأ"
    case .orphans:
      "بعد انقطاع الكهرباء هذا ما لم يكتمل، ويذهب وحده خلال أسبوع. إن استُعيد الدفتر أو فُقد فقد تكون ملفات مستلمة: أعد أحدث دفتر (Deploy/runbooks/restore.md)"
    case .certificate(_, _, _, let home), .certificateProblem(_, let home):
      "baton mission renew --home \(home)، لكل الاستعمالات معًا"
    case .clock:
      "كل المواعيد والشهادات تعتمد عليها"
    case .staleDirectory:
      "اطلب الحالية من سلطة الدليل؛ يستمر التبادل أثناء ذلك"
    case .policy:
      "أصلح الملف؛ حتى ذلك يسري ما قاله من قبل، وحيث لا يُعرف ذلك لا يُتلف شيء بالقاعدة"
    case .disk("read-only", _, _, _, _):
      "يقول `dmesg` لماذا: غالبًا يتعطل القرص. احفظ أولًا نسخة من مجلد البعثة"
    case .disk("full", _, _, _, _), .disk("nearly-full", _, _, _, _):
      "أفسح مكانًا على القرص (Deploy/runbooks/disk-full.md)"
    case .disk:
      "يظهره `df -i`: احذف ملفات صغيرة، أو أنشئ نظام ملفات فيه عُقَد أكثر"
    case .daemon(_, _, let stopped):
      stopped.isEmpty ? nil : "baton queue"
    case .loss:
      "في Deploy/runbooks/restore.md فقرة “The ledger is behind”: أعد أحدث نسخة، أو اطلب من المرسلين ما ينقص؛ ثم احذف ledger-behind"
    case .restored:
      "اسأل عما ينقص هناك، واحمله إليها: baton export ID --bundle FILE.baton"
    case .suspended(let suspension):
      "\(suspension.advice)"
    case .standing:
      "baton queue"
    case .stalled:
      "يقول baton inbox --unfinished ممن: اسألهم"
    case .pool:
      "أعطِ شخصًا آخر دور focal (`baton account roles`)، أو انظر من الغائب (`baton account list`)"
    case .noApprover, .oneApprover:
      "يعطي المسؤول الدور لشخص آخر (`baton account roles`)؛ وبعثة من شخص واحد تكتب `four_eyes: []` في policy.yaml"
    case .noticesAside(let lane):
      "baton notices resume \(lane.lane)"
    case .noticesFail(let lane):
      lane.isStopped
        ? "اسأل من يشغّله، ثم: baton notices resume \(lane.lane)" : "يجرّبه baton notices test \(lane.lane)"
    case .peerAnswers(_, _, 403):
      "لا تعرف شهادة هذه البعثة: تحتاج إلى أحدث دليل"
    case .peerAnswers:
      "اتصل بالمناوب فيها"
    case .peerClock:
      "اضبط الخاطئة من الساعتين"
    case .peerProblem:
      "لا شيء يُرسل إليها؛ اسأل سلطة الدليل"
    case .peerUntrusted:
      "قد يقف أحد بينكما، أو ينقص إحداكما أحدث دليل: اتصل بها؛ لا تلتفّ على هذا"
    case .peerProxy:
      "اسأل من يشغّل الوكيل؛ يسميه courier.proxy في baton.yaml"
    case .peerSilent:
      "هل برنامجها يعمل، والخط؟"
    }
  }
}
