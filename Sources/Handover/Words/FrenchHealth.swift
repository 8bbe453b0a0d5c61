import Base

extension HealthFinding {
  var frenchWhat: ShownText {
    switch code {
    case .told(let text), .clock(let text), .policy(let text), .certificateProblem(let text, _):
      "\(text)"
    case .keysInOrder(let mission):
      "les clés et l’annuaire de \(mission) sont en ordre"
    case .numbersUnreadable:
      "compartments/numbers.json est illisible"
    case .noCompartmentKeys:
      "cette mission n’a pas de clés de compartiment : on ne lui envoie que le cœur d’un dossier"
    case .compartmentKeys:
      "chaque compartiment a une clé en usage et une suivante"
    case .keysMissing(let count, _):
      "compartiments sans clé en usage : \(count). Ce qui leur revient n’est pas envoyé ici"
    case .keysRunOut(let count, _):
      "compartiments sans clé suivante certifiée assez longtemps : \(count). Qui s’en va ne peut pas en être exclu"
    case .noNextCoreKey:
      "aucune clé de cœur suivante n’est inscrite : celle en usage continue, et ce qui lui est scellé reste ouvert à qui la vole"
    case .nextCoreKey(let days):
      "la clé de cœur suivante est inscrite, et prend le relais d’elle-même dans \(days) jours"
    case .openSSL(let version):
      "\(version)"
    case .oldOpenSSL(let version):
      "il manque à \(version) les corrections de CVE-2026-34182 et CVE-2025-15467"
    case .homeClosed(let home):
      "seul son propriétaire peut entrer dans \(home)"
    case .homeOpen(let home):
      "d’autres peuvent entrer dans \(home)"
    case .weakKeys(let count, let first):
      "la phrase secrète de \(count) clés privées se devine avec peu de travail pour qui a le disque (\(first))"
    case .orphans(let count, let folder):
      "parties scellées dans \(folder) que le registre ne connaît pas : \(count)"
    case .certificate(let use, let days, let next, _):
      "le certificat « \(use) » finit dans \(days) jours"
        + (next.map { " ; le suivant, qui est ici et prend le relais de lui-même, dans \($0)" } ?? "")
    case .directory(let version, let missions):
      "la version \(version) de l’annuaire compte \(missions) missions"
    case .staleDirectory(let version, let since):
      "la version \(version) de l’annuaire est périmée depuis \(since)"
    case .diskUnknown(let home):
      "le disque de \(home) ne peut pas être examiné"
    case .diskFree(let free):
      "\(free) Mio libres sur le disque"
    case .disk("read-only", _, _, _, let home):
      "le disque de cette machine, où se trouve \(home), est en lecture seule : rien ne peut être envoyé, reçu ni noté"
    case .disk("full", let free, let reserve, _, let home):
      "seulement \(free) Mio libres sur le disque de cette machine, où se trouve \(home) ; \(reserve) Mio sont la réserve : aucun nouveau dossier n’est pris"
    case .disk("nearly-full", let free, let reserve, _, let home):
      "\(free) Mio libres sur le disque de cette machine, où se trouve \(home) ; à \(reserve) Mio aucun nouveau dossier n’est pris"
    case .disk(_, _, _, let files, let home):
      "seulement \(files) fichiers de plus peuvent être créés sur le disque de cette machine, où se trouve \(home), quelle que soit la place"
    case .daemon(let waiting, let held, let stopped):
      "le démon fonctionne : \(waiting) en attente, \(held) retenus"
        + (stopped.isEmpty ? "" : " ; rien ne part vers \(stopped.map(\.text).joined(separator: ", "))")
    case .loss(let loss):
      "le registre a perdu ce qu’il avait : \(loss). Des dossiers avec reçu peuvent en être"
    case .restored(let missions):
      "le dépôt de \(missions.map(\.text).joined(separator: ", ")) a été restauré ou perdu : ce dont il a donné reçu peut y manquer"
    case .suspended(let suspension):
      "elle ne signe, n’envoie ni ne reçoit rien : \(suspension.reason)"
    case .going(let count):
      "dossiers terminés dont tout ce qui est gardé ici part bientôt : \(count). `baton retention` dit quand, et les garde plus longtemps"
    case .standing(let count):
      "dossiers arrêtés jusqu’à ce que quelqu’un agisse : \(count)"
    case .stalled(let count):
      "livraisons d’autres missions qui n’ont rien avancé depuis un jour : \(count)"
    case .pool(let count):
      count == 0
        ? "personne de ceux qui regardent ce qui arrive n’est là aujourd’hui : nul ne voit un dossier qui arrive"
        : "une seule personne regarde aujourd’hui ce qui arrive : si elle ne peut pas, nul ne voit un dossier qui arrive"
    case .noApprover:
      "personne ici ne peut être la seconde personne : ce pour quoi policy.yaml en veut une attend toujours"
    case .oneApprover:
      "il n’y a qu’un superviseur : ce qu’il écrit lui-même et qui veut une seconde personne, comme un rappel après l’acceptation, personne ne peut l’approuver"
    case .noticesAside(let lane):
      "avis par \(lane.lane) refusés pour ce qu’ils sont : \(lane.aside)" + (lane.why.map { " (\($0))" } ?? "")
    case .noticesFail(let lane):
      "les avis par \(lane.lane) ne passent pas" + (lane.failing.map { " depuis \(Timestamp($0))" } ?? "")
        + (lane.why.map { " : \($0)" } ?? "") + ". En attente : \(lane.waiting)"
    case .peerAnswers(let mission, let url, 200):
      "\(mission) répond à \(url)"
    case .peerAnswers(let mission, let url, let status):
      "\(mission) répond \(status) à \(url)"
    case .peerClock(let mission, let url, let theirs, let ours):
      "\(mission) répond à \(url) et dit qu’il est \(theirs), là où l’horloge de cette machine dit \(ours)"
    case .peerProblem(let mission, let why):
      "\(mission): \(why)"
    case .peerUntrusted(let mission, let why):
      "\(mission) : pas de connexion sûre : \(why)"
    case .peerProxy(let mission, let why):
      "\(mission) ne peut pas être interrogée : \(why)"
    case .peerSilent(let mission, let why):
      "\(mission) ne peut pas être jointe : \(why)"
    }
  }

  var frenchAdvice: ShownText? {
    switch code {
    case .told, .keysInOrder, .compartmentKeys, .nextCoreKey, .openSSL, .homeClosed, .directory, .diskUnknown,
      .diskFree, .going:
      nil
    case .numbersUnreadable:
      "reprenez-le de la sauvegarde (Deploy/runbooks/restore.md)"
    case .noCompartmentKeys:
      "baton staff init"
    case .keysMissing(_, let next), .keysRunOut(_, let next):
      (next.isAsked ? "" : "baton mission renew --use sealing --home \(next.home), puis ")
        + "baton federation rotate auprès de l’autorité de l’annuaire avec la demande de cette mission, puis baton mission install"
    case .noNextCoreKey(let home):
      "baton mission renew --use sealing --home \(home), baton federation rotate auprès de l’autorité, baton mission install"
    case .oldOpenSSL:
      "apt-get install --only-upgrade libssl3 (Debian 12 a la 3.0.22)"
    case .homeOpen(let home):
      "chmod 0700 \(home)"
    case .weakKeys:
      "redémarrez le démon : il les verrouille à neuf à son prochain démarrage"
    case .orphans:
      "après une coupure de courant c’est ce qui était inachevé, et cela part de soi-même en une semaine. Si le registre a été restauré ou perdu, ce peuvent être des dossiers reçus : reprenez le registre le plus récent (Deploy/runbooks/restore.md)"
    case .certificate(_, _, _, let home), .certificateProblem(_, let home):
      "baton mission renew --home \(home), pour tous les usages à la fois"
    case .clock:
      "tous les délais et certificats en dépendent"
    case .staleDirectory:
      "demandez l’actuelle à l’autorité de l’annuaire ; les échanges continuent entre-temps"
    case .policy:
      "corrigez le fichier ; d’ici là vaut ce qu’il disait avant, et là où on ne le sait pas rien n’est détruit par règle"
    case .disk("read-only", _, _, _, _):
      "`dmesg` dit pourquoi : souvent le disque meurt. Sauvegardez d’abord une copie du dossier"
    case .disk("full", _, _, _, _), .disk("nearly-full", _, _, _, _):
      "libérez de la place (Deploy/runbooks/disk-full.md)"
    case .disk:
      "`df -i` le montre : supprimez de petits fichiers, ou faites un système de fichiers avec plus d’inodes"
    case .daemon(_, _, let stopped):
      stopped.isEmpty ? nil : "baton queue"
    case .loss:
      "Deploy/runbooks/restore.md, « The ledger is behind » : reprenez la copie la plus récente, ou demandez aux missions qui envoient ce qui manque ; puis supprimez ledger-behind"
    case .restored:
      "demandez ce qui y manque, et portez-le : baton export ID --bundle FILE.baton"
    case .suspended(let suspension):
      "\(suspension.advice)"
    case .standing:
      "baton queue"
    case .stalled:
      "baton inbox --unfinished dit de qui : demandez-leur"
    case .pool:
      "donnez à quelqu’un d’autre le rôle focal (`baton account roles`), ou voyez qui est absent (`baton account list`)"
    case .noApprover, .oneApprover:
      "un administrateur donne le rôle à quelqu’un d’autre (`baton account roles`) ; une mission d’une seule personne écrit `four_eyes: []` dans policy.yaml"
    case .noticesAside(let lane):
      "baton notices resume \(lane.lane)"
    case .noticesFail(let lane):
      lane.isStopped
        ? "demandez à qui le gère, puis : baton notices resume \(lane.lane)"
        : "baton notices test \(lane.lane) l’essaie"
    case .peerAnswers(_, _, 403):
      "elle ne connaît pas le certificat de cette mission : il lui faut l’annuaire le plus récent"
    case .peerAnswers:
      "appelez sa permanence"
    case .peerClock:
      "mettez à l’heure celle des deux qui est fausse"
    case .peerProblem:
      "rien ne lui est envoyé ; demandez à l’autorité de l’annuaire"
    case .peerUntrusted:
      "quelqu’un est peut-être entre les deux, ou l’une de vous n’a pas l’annuaire le plus récent : appelez-la ; ne contournez pas cela"
    case .peerProxy:
      "demandez à qui gère le mandataire ; courier.proxy dans baton.yaml le nomme"
    case .peerSilent:
      "son démon fonctionne-t-il, et la ligne ?"
    }
  }
}
