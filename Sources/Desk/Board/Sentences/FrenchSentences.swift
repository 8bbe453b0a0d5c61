import Base

/// The board in French.
enum FrenchSentences {
  static let all: [String: String] = frame.merging(signingIn) { $1 }.merging(cases) { $1 }.merging(codes) { $1 }
    .merging(lines) { $1 }.merging(house) { $1 }.merging(problems) { $1 }.merging(conversation) { $1 }
    .merging(lists) { $1 }.merging(more) { $1 }.merging(reports) { $1 }.merging(CodeWords.all(.french)) { $1 }
    .merging(NoticeSentences.all(.french)) { $1 }

  private static let frame = [
    "skip": "Aller à la page", "nav": "Rubriques", "nav_sending": "Envois", "nav_arrivals": "Arrivées",
    "nav_lines": "Lignes",
    "nav_house": "Comptes", "nav_journal": "Journal", "nav_health": "Tout va bien ?", "sign_out": "Se déconnecter",
    "footer": "Ce tableau est réservé au personnel de cette mission. Ce que vous lisez ici est consigné.",
    "title_problem": "Cela n’a pas marché", "first_page": "Retour à la première page", "failed": "Cela n’a pas marché",
    "choose": "Choisir…", "nobody": "–", "optional": "s’il y a quelque chose à dire", "yes": "oui", "no": "non",
    "go_on": "Continuer",
    "moment": "{weekday} {day} {month} {year}, {time}", "day_long": "{weekday} {day} {month} {year}",
    "weekdays": "lun mar mer jeu ven sam dim", "weekdays_long": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "months": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "months_long": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "now": "maintenant",
    "in_time": "dans {time}", "time_ago": "il y a {time}", "minutes": "{count} min", "hours": "{count} h",
    "days_one": "{count} jour", "days_other": "{count} jours", "unit_b": "o", "unit_kb": "ko", "unit_mb": "Mo",
    "unit_gb": "Go",
    "language": "Langue", "change_language": "Changer",
  ]

  private static let signingIn = [
    "title_sign_in": "Connexion", "do_sign_in": "Se connecter", "login": "Identifiant", "password": "Mot de passe",
    "sign_in_help": "Pas de compte, ou mot de passe oublié ? Demandez un lien à l’administrateur de votre mission.",
    "title_code": "Code à usage unique", "code": "Code",
    "code_hint": "Les six chiffres de l’application de votre téléphone, ou l’un de vos codes de secours.",
    "title_second_factor": "Second facteur", "second_factor": "Second facteur",
    "second_factor_required":
      "Votre rôle ouvre beaucoup de choses. Outre le mot de passe, il faut un code de votre téléphone.",
    "second_factor_app": "Installez une application d’authentification sur votre téléphone, s’il n’y en a pas encore.",
    "second_factor_secret": "Ajoutez-y un compte, à la main, avec cette clé :",
    "second_factor_link": "Ou ouvrez ce lien sur le téléphone qui a l’application",
    "second_factor_code": "Les six chiffres que l’application affiche maintenant",
    "title_recovery_codes": "Codes de secours",
    "recovery_means":
      "Si le téléphone est perdu, l’un de ces codes ouvre votre compte à sa place, chacun une seule fois. Imprimez-les ou notez-les, et gardez-les là où vous gardez votre passeport. Ils ne seront plus affichés.",
    "recovery_kept": "Je les ai gardés", "title_welcome": "Choisissez votre mot de passe", "welcome_name": "Bienvenue,",
    "welcome_login": "Votre identifiant :", "new_password": "Nouveau mot de passe", "password_again": "Encore une fois",
    "password_hint": "Au moins 12 caractères. Une courte phrase à vous convient bien.",
    "set_password": "Enregistrer le mot de passe",
    "title_me": "Votre compte",
    "password_changed": "Votre mot de passe est changé ; vous êtes déconnecté partout ailleurs.",
    "staff_id": "Numéro interne", "roles": "Rôles", "recovery_left": "codes de secours restants :",
    "set_up": "le configurer",
    "sessions": "Connexions",
    "sessions_means":
      "Où vous êtes connecté maintenant. Mettez fin à ce que vous ne reconnaissez pas, et changez votre mot de passe.",
    "browser": "Navigateur", "began": "Depuis", "last_used": "Dernier usage", "action": "Action",
    "this_one": "celui-ci",
    "end": "Terminer", "end_others": "Terminer toutes les autres", "change_password": "Changer le mot de passe",
    "old_password": "Mot de passe actuel", "name": "Nom",
  ]

  private static let codes = [
    "say_submitted": "Le dossier a été remis", "say_update": "Une nouvelle version a été remise",
    "say_received": "Le dossier est arrivé",
    "say_refused": "Le dossier n’a pas pu être pris", "say_undelivered": "Le dossier n’a pas pu être livré",
    "say_opened": "Quelqu’un regarde le dossier", "say_clarification_asked": "Une question",
    "say_clarification_given": "Une réponse",
    "say_accepted": "Le dossier est accepté", "say_returned": "Le dossier est retourné",
    "say_return_acknowledged": "Le retour est noté",
    "say_assigned": "Le gestionnaire est désigné", "say_assignment_declined": "Le gestionnaire décline",
    "say_reassigned": "Le dossier passe à un autre gestionnaire", "say_ready": "Prêt pour l’arrivée",
    "say_movement": "Du voyage",
    "say_first_contact": "Le premier contact", "say_outcome": "Le résultat", "say_closed": "Le dossier est clos",
    "say_completed": "Le transfert est achevé", "stage_submitted": "en route",
    "stage_delivered": "reçu, personne n’a encore regardé",
    "stage_under_review": "à l’examen", "stage_clarification": "une question est ouverte", "stage_accepted": "accepté",
    "stage_returned": "retourné", "stage_assigned": "gestionnaire désigné", "stage_ready": "prêt",
    "stage_in_progress": "en cours",
    "stage_closed": "clos", "stage_completed": "achevé", "movement_planned": "prévu", "movement_confirmed": "confirmé",
    "movement_departed": "parti", "movement_arrived": "arrivé", "movement_postponed": "reporté",
    "movement_not_departed": "pas parti",
    "movement_no_show": "pas venu", "movement_arrived_unmet": "arrivé, personne n’était là",
    "movement_diverted": "dérouté",
    "movement_cancelled": "annulé", "delivery_queued": "attend l’envoi", "delivery_sending": "en cours d’envoi",
    "delivery_delivered": "reçu", "delivery_held": "retenu", "delivery_dead": "abandonné",
    "delivery_incomplete": "sa première version n’est pas arrivée", "delivery_unreadable": "son registre est illisible",
    "trouble_held": "Il n’est pas envoyé : {reason}. Votre opérateur peut dire pourquoi.",
    "trouble_dead": "Il n’a pas été livré avant le dernier jour : {reason}. Il est gardé ; demandez à votre opérateur.",
    "trouble_unreadable": "Son registre est illisible sur ce disque : prévenez votre opérateur.",
    "trouble_incomplete": "Sa première version n’est pas encore arrivée.", "field_asked": "Quelle question",
    "field_primary": "Gestionnaire de cas", "field_backup": "Remplaçant", "field_state": "Où en est le voyage",
    "field_moment": "Quand",
    "hint_moment": "À l’heure de cette mission ({zone}). Pour ce qui est à venir : l’arrivée prévue maintenant.",
    "role_daemon": "le programme",
    "role_focal": "point focal", "role_caseworker": "gestionnaire de cas", "role_medical": "médical",
    "role_mhpss": "santé mentale",
    "role_child": "protection de l’enfance", "role_protection": "protection", "role_supervisor": "superviseur",
    "role_duty": "de permanence", "role_logistics": "logistique", "role_manager": "responsable",
    "role_operator": "opérateur",
    "role_auditor": "auditeur", "role_administrator": "administrateur",
  ]

  private static let lines = [
    "lines_heading": "Lignes", "waiting": "en attente", "held": "retenus", "unfinished": "Livraisons d’autres en cours",
    "stalled": "sans progrès depuis un jour :", "disk": "Disque libre", "reserve": "gardé en réserve :",
    "directory": "Version de l’annuaire", "missions": "Missions", "line_good": "Rien ne fait obstacle",
    "line_unreachable": "Ne répond pas maintenant", "line_held": "Une partie est retenue",
    "lines_well": "Toutes les missions répondent, et rien n’est retenu.",
    "lines_ill": "Tout ne va pas bien avec : {missions}",
    "line_stopped": "Rien ne part",
    "release_mission": "Laisser partir", "hold_mission": "Tout retenir", "why": "Pourquoi", "queue": "Ce qui attend",
    "item": "Élément",
    "since": "Depuis", "tries": "Essais", "more": "Il y en a plus : `baton queue --all` les montre.",
    "queue_empty": "Rien n’attend.",
    "title_item": "Dans la file", "transfer": "Transfert", "size": "Taille", "next_try": "Prochain essai",
    "release": "Laisser partir",
    "requeue": "Réessayer maintenant", "hold": "Retenir", "quarantine": "Mettre à part",
    "quarantine_means": "Pour ce qui nuit : rien n’est réessayé avant que quelqu’un le laisse partir.",
    "retire": "Abandonner",
    "retire_means":
      "Pour ce qui est retenu et ne peut plus arriver tel quel : l’autre mission en est informée, signé. Le dossier est gardé.",
    "number": "N°", "outcome": "Comment il a fini", "detail": "Détail", "no_tries": "Il n’y a pas encore eu d’essai.",
    "kind_bundle": "Dossier", "kind_statement": "Déclaration", "done_hold": "Retenu.", "done_release": "Parti.",
    "done_requeue": "Un nouvel essai a lieu.", "done_quarantine": "Mis à part.", "done_retire": "Abandonné.",
    "may_have_arrived":
      "Il était en route et a été interrompu : il est peut-être arrivé quand même. Demandez à l’autre mission.",
    "disk_full": "Le disque est à sa réserve : rien de nouveau n’est pris. Libérez de la place.",
    "outcome_running": "en cours",
  ]

  private static let house = [
    "house_heading": "Comptes", "link_made": "Un lien pour", "change": "Modifier",
    "link_means":
      "Il permet de choisir un mot de passe, une fois, pendant un jour. Donnez-le à son propriétaire par une voie que personne d’autre ne lit ; il ne sera plus affiché.",
    "save_roles": "Donner ces rôles", "new_link": "Nouveau lien",
    "new_link_means":
      "Pour un mot de passe ou un téléphone perdu. Met fin aussitôt aux connexions et au second facteur.",
    "enable": "Rouvrir", "disable": "Fermer", "disable_means": "Aussitôt, où qu’il soit connecté.",
    "add_account": "Ajouter un compte",
    "login_hint": "a à z, chiffres, « - », « . », « _ » ; ne change plus ensuite", "account_open": "ouvert",
    "account_machine": "d’un programme ; il appelle avec un jeton",
    "account_invited": "lien pas encore utilisé", "account_locked": "sans mot de passe ; son lien a expiré",
    "account_disabled": "fermé",
    "role_means_focal": "regarde ce qui arrive", "role_means_caseworker": "travaille sur les dossiers",
    "role_means_supervisor": "accepte, retourne, désigne", "role_means_duty": "quand personne d’autre n’est là",
    "role_means_logistics": "voit qui voyage quand", "role_means_manager": "ne voit que des nombres",
    "role_means_operator": "voit lignes et file, aucun dossier", "role_means_auditor": "lit le journal, aucun dossier",
    "role_means_administrator": "comptes et journal, aucun dossier", "journal_heading": "Journal",
    "journal_means": "Qui a fait quoi, le plus récent d’abord. L’empreinte de chaque entrée couvre la précédente.",
    "who": "Qui",
    "filter": "Filtrer", "prove": "Prouver", "about": "Sur", "journal_nothing": "Rien ne correspond.",
    "journal_sound": "Bon : chaque entrée suit de la précédente.", "journal_broken": "ROMPU :",
    "journal_head": "Notez ceci là où personne ici ne peut le changer :", "health_heading": "Tout va bien ?",
    "not_all_well": "Tout ne va pas bien. Où agir : {bad}. À voir : {warning}.", "all_well": "Tout va bien.",
    "health_good": "bon", "health_warning": "à voir", "health_bad": "agir",
  ]

  private static let problems = [
    "problem_not_signed_in":
      "L’identifiant ou le mot de passe n’est pas juste. Réessayez ; si vous l’avez oublié, demandez un lien à votre administrateur.",
    "problem_too_many":
      "Trop d’essais. Attendez {minutes} min, ou prenez un navigateur où vous vous êtes déjà connecté ; votre administrateur peut vous faire un lien.",
    "problem_code": "Ce code n’est pas juste. Regardez encore l’application, ou prenez un code de secours.",
    "problem_code_used": "Ce code a été utilisé. Attendez le suivant.",
    "problem_clock_ahead":
      "Le code vaut pour un autre moment : l’horloge de votre téléphone avance de {time}. Réglez-la sur l’heure du réseau, puis réessayez.",
    "problem_clock_behind":
      "Le code vaut pour un autre moment : l’horloge de votre téléphone retarde de {time}. Réglez-la sur l’heure du réseau, puis réessayez.",
    "problem_no_session":
      "Vous n’êtes pas connecté, ou vous avez été absent trop longtemps. Connectez-vous, et reprenez où vous en étiez.",
    "problem_dead_link": "Ce lien ne marche plus. Demandez-en un autre à votre administrateur.",
    "problem_password_short": "Le mot de passe est trop court : au moins {least} caractères.",
    "problem_password_long": "Le mot de passe est trop long : au plus {most} caractères.",
    "problem_password_monotonous": "Le mot de passe répète les mêmes caractères : prenez une courte phrase à vous.",
    "problem_password_common":
      "Ce mot de passe est parmi les premiers que chacun devinerait : prenez une courte phrase à vous.",
    "problem_password_near": "C’est votre propre nom ou celui de la mission : prenez une courte phrase à vous.",
    "problem_passwords_differ": "Les deux mots de passe diffèrent. Tapez-les de nouveau.",
    "problem_wrong_password": "Le mot de passe actuel n’est pas juste.",
    "problem_no_second_factor": "Ce compte n’a pas de second facteur.",
    "problem_nothing_to_set_up":
      "Le second facteur est déjà configuré. Pour un autre téléphone, demandez un lien à votre administrateur.",
    "problem_login": "« {login} » n’est pas un identifiant : a à z, chiffres, « - », « . », « _ », au plus 40.",
    "problem_taken": "Cet identifiant ou ce numéro interne est pris : choisissez-en un autre.",
    "problem_no_role": "Choisissez au moins un rôle.",
    "problem_no_name": "Le nom que voient les collègues manque (au plus 80 caractères).",
    "problem_no_account": "Il n’y a pas de tel compte.",
    "problem_last_administrator": "C’est le dernier administrateur : faites-en d’abord un autre.",
  ]

  /// Versions, missions, and what is kept about a person.
  private static let more = [
    "problem_nowhere":
      "Il n’y a rien ici, ou rien qui vous concerne. Revenez à la première page ; si vous devez le voir, demandez à votre administrateur quel rôle vous avez.",
    "problem_elsewhere": "Cela a été envoyé par une page qui n’est pas de ce tableau ; rien n’a été fait.",
    "problem_stale_form":
      "Ce formulaire n’est plus de cette session ; rien n’a été fait. Revenez, rechargez la page et réessayez.",
    "problem_large_form":
      "Le formulaire est trop grand ; rien n’a été fait. Revenez en arrière et raccourcissez le texte le plus long.",
    "problem_broken_upload": "L’envoi s’est interrompu ; rien n’a été fait. Réessayez.",
    "problem_no_file": "Il n’y a pas de fichier ; rien n’est parti : choisissez le dossier emballé.",
    "problem_several_files": "Un fichier à la fois ; rien n’est parti.",
    "problem_large_file":
      "Le fichier dépasse 1 Gio ; rien n’est parti. Demandez à votre opérateur de le remettre avec baton send sur le serveur.",
    "problem_no_mission": "Choisissez la mission à qui va le dossier ; rien n’est parti.",
    "problem_no_room":
      "Le formulaire n’a plus de place ; rien n’a été ajouté et rien n’est parti. Remettez un plus grand dossier comme dossier emballé.",
    "problem_no_moment":
      "Ce n’est ni un jour ni une heure : écrivez-les comme 2027-06-14 et 13:05 ; rien n’a été dit.",
    "problem_nobody_ticked": "Personne n’est coché ; rien n’a été dit.",
    "problem_many_pages": "Trop de vos pages sont ouvertes : fermez-en. Celle-ci demande sans cesse à la place.",
    "problem_said_since":
      "On a parlé de ce dossier depuis que vous avez ouvert cette page ; rien n’est parti. Regardez-le encore, puis choisissez le fichier à nouveau.",
    "title_version": "Envoyer un dossier modifié",
    "version_means":
      "Emballez tout le dossier modifié, pas seulement ce qui change : il part comme version suivante, et l’autre mission voit ce qui a changé.",
    "version_leaves_out": "C’est voulu : des documents scellés à part n’y sont plus",
    "title_changes": "Ce qui a changé",
    "changes_between": "Version {newer}, à côté de la version {older}",
    "changes_none": "Les deux disent la même chose.",
    "before": "Avant",
    "after": "Maintenant",
    "title_elsewhere": "Ailleurs",
    "known_same": "La même personne, d’après un numéro",
    "known_likely": "Peut-être la même personne : nom, sexe et année de naissance",
    "known_whose": "Où quelqu’un est déjà connu ici, seuls les superviseurs le regardent.",
    "handed_on": "Transmis",
    "handed_on_gone": "rien n’en reste là-bas",
    "take_receipt": "Le reçu, tel qu’il a été signé",
    "take_bundle": "Le dossier scellé comme fichier",
    "nav_missions": "Missions",
    "own_mission": "cette mission",
    "duty_contact": "De permanence",
    "title_mission": "Une mission",
    "mission_stale": "Ce n’est peut-être pas le plus récent :",
    "organisation": "Organisation",
    "mission_clock": "Son horloge",
    "mission_weekend": "Jours de repos",
    "mission_documents": "Ce qu’elle publie",
    "terms_categories": "Prend",
    "terms_languages": "Langues",
    "terms_capacity": "Dossiers par mois",
    "terms_notice": "Veut un dossier avant l’arrivée",
    "terms_answer": "Répond dans",
    "terms_needs": "A besoin en outre de",
    "document_procedure": "comment elle accueille",
    "document_advice": "quoi dire à la personne",
    "document_brief": "ce qu’elle voit ce mois-ci",
    "nav_person": "Données d’une personne",
    "person_means":
      "Tout ce qui est gardé ici sur une personne, d’où cela vient, à qui cela a été donné et ce qui a été détruit. Que vous demandez est noté, mais pas sur qui.",
    "person_who": "Nom, numéro de dossier ou de document",
    "person_goes": "disparaît",
    "person_held": "Versions du dossier",
    "person_is_held": "gardée ici",
    "person_uses": "Qui l’a lu ou pris ici",
    "person_none": "Personne de ce nom ou de ce numéro n’est connu ici.",
    "person_words_held": "avec des mots, gardés ici",
    "person_words_gone": "avec des mots, plus gardés ici",
    "token_made": "Un jeton pour",
    "token_means":
      "Il est montré une fois et n’est gardé nulle part. Le programme l’envoie avec chaque appel (Authorization: Bearer) ; il vaut un an. Les précédents finissent en un jour.",
    "new_token": "Nouveau jeton",
    "new_token_means": "Les précédents finissent en un jour.",
    "is_machine": "C’est un programme : il entre avec un jeton et n’ouvre aucun compartiment",
  ]
}
