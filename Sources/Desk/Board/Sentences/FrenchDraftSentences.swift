/// What the form of a case says, and what is attached to it.
extension FrenchSentences {
  static let drafts = [
    "title_files": "Documents de ce dossier",
    "files_mean":
      "Un rapport médical ou une évaluation de l’intérêt supérieur est pour un seul rôle et part avec un dossier emballé. Ce que vous joignez ici est lu par tous ceux qui peuvent lire le dossier.",
    "files_attach": "Joindre un document",
    "files_none": "Rien n’est joint pour l’instant.",
    "file_add": "Le joindre",
    "file_kind": "Ce que c’est",
    "file_person": "De qui il s’agit",
    "file_of_all": "tous dans ce dossier",
    "file_choose": "Le fichier",
    "file_hint":
      "Jusqu’à 1 Gio en tout. Si la ligne se coupe, l’envoi reprend de lui-même là où il était ; si la page a été fermée, choisissez de nouveau le même fichier.",
    "file_lost": "La ligne est coupée. L’envoi reprend de lui-même : ne fermez pas cette page.",
    "file_size": "{size} Mo",
    "file_part": "{come} Mo sur {size} sont arrivés : choisissez de nouveau le même fichier, et l’envoi reprend.",
    "file_take_away": "L’enlever",
    "file_out": "Plus dans cette version",
    "back_to_form": "Retour au formulaire",
    "problem_no_kind": "Dites ce qu’est le document ; rien n’a été joint.",
    "problem_files_full":
      "Il n’y a pas de place pour ce fichier : un dossier a 40 documents et 1 Gio au plus. Rien n’a été joint ; enlevez d’abord un document.",
    "problem_file_not_whole":
      "Un document n’est pas arrivé en entier ; rien n’est parti. Joignez de nouveau le même fichier, ou enlevez-le.",
    "problem_not_what_it_says":
      "Son nom dit PDF ou image, et il n’en est pas un : il est peut-être abîmé, ou c’est un autre fichier par erreur. Rien n’a été joint. Ouvrez-le d’abord, puis joignez-le de nouveau.",
    "receiver_is_meant":
      "Il est bien destiné à cette mission, même si personne n’est de son pays ou si le voyage finit ailleurs",
    "type_it_in": "Saisir un dossier",
    "quoted": "« {what} »",
    "this_case": "ce dossier",
    "advice_unsaid": "remplissez-le, ou choisissez pourquoi il n’y a rien",
    "fault_moment": "« {text} » n’est pas un jour et une heure avec leur horloge",
    "advice_moment":
      "écrivez-les comme 2027-06-14T13:05 ; l’horloge est celle de l’aéroport, qui doit d’abord être juste",
    "fault_no_part": "« {what} » est nommé dans ce dossier, et rien n’en est dit",
    "advice_no_part":
      "ce qui en est dit n’est que pour ceux qui peuvent le lire, et n’a sa place dans aucun autre champ : qui a ce rôle le saisit à la fin de ce formulaire, ou remet un dossier emballé ; ou retirez-le ici",
    "advice_category":
      "demandez à la permanence là-bas (« Missions » dit qui) avant d’envoyer ; si elle prend celui-ci, cochez que c’est voulu",
    "advice_receiver": "regardez si c’est la bonne mission ; si oui, cochez que c’est voulu",
    "taken": "Pris : {what}. Rien n’est encore remis.",
    "take": "Prendre {what}",
    "draft_documents": "Le document qui le montre : joignez-le plus bas, ou dites pourquoi il n’y en a pas.",
    "recipient_named": "{mission}, à qui va ce dossier",
    "recipient_receiver": "la mission à qui va ce dossier",
    "recipient_kind": "toute mission de notre organisation dans le pays de retour",
    "recipient_others":
      "D’autres que la personne a nommés, un par ligne : identifiant, nom ou organisation d’une mission.",
    "typed_but_parts": "N’est pas gardé ce qui est pour un seul rôle : c’est à la fin, et c’est dit.",
    "mend_apart_unnamed": "ce que seul le personnel d’un autre rôle peut lire",
    "part_sealed":
      "Ce que vous saisissez ici est scellé à part, pour ceux seuls dont c’est le travail : ici, et à l’autre mission. Ce n’est pas gardé avant d’être remis : remettez-le avant de quitter cette page.",
    "part_others": "Rempli par ceux dont c’est le travail, et vu par personne d’autre :",
    "refused_on_the_way":
      "Ce dossier, ou l’une de ses personnes, est déjà en route vers {mission} ; rien n’est parti. S’il a changé, corrigez ce dossier-là dans son formulaire. Si c’est un autre voyage, cochez-le. Le dossier ouvert : {cases}",
    "refused_over": "Ce dossier est arrivé à son terme ; rien n’est parti. Remettez-le à nouveau.",
    "refused_version_waits":
      "Une version de ce dossier attend une seconde personne ; rien n’est parti, et votre saisie est gardée. Faites d’abord approuver cette version.",
    "refused_parts_missing":
      "Ce qui est parti avant a des parties scellées à part, et ceci n’en a pas ; rien n’est parti. Qui peut les lire remet le dossier avec elles ; s’il doit partir sans, cochez-le.",
    "refused_keys_unknown":
      "{mission} n’a pas encore dit à qui sont ses clés, et ne peut pas être interrogée maintenant ; rien n’est parti, et aucune partie d’un dossier ne va là où plus de gens peuvent la lire. Réessayez quand la ligne est rétablie.",
    "title_mend": "Corriger dans le formulaire",
    "mend_means":
      "Voici le dossier tel qu’il est parti. Ce que vous changez ici part comme version suivante, avec tous ses documents, à",
    "mend_waiting":
      "Ce dossier attend une seconde personne et n’est pas parti. Ce que vous remettez ici prend sa place, et attend à son tour.",
    "mend_anew":
      "Ce dossier est arrivé à son terme. Ce que vous remettez ici part comme nouveau dossier, avec ses documents.",
    "mend_apart": "Rempli par d’autres, et scellé pour eux seuls :",
    "mend_apart_means":
      "Cette page ne peut pas ouvrir ces parties, et une version part entière. Qui peut les lire la remet : dans ce formulaire, en saisissant sa partie à nouveau, ou comme dossier emballé ; ou cochez ci-dessous qu’elle part sans elles. D’ici là rien n’y est changé.",
    "typed_means":
      "Ce que vous saisissez est gardé ici au fur et à mesure, scellé, pour vous seul : aussi quand vous changez de langue, quittez la page, êtes déconnecté, ou que le navigateur se ferme. Cela disparaît quand le dossier est remis, quand vous le jetez, ou {days} jours après votre dernière saisie.",
    "typed_by_hand":
      "Les scripts sont désactivés dans ce navigateur : la saisie est gardée quand vous appuyez sur un bouton de ce formulaire. Appuyez sur « Garder, et continuer plus tard » avant de suivre un lien. Si la session est finie, un bouton la garde encore. Ce qui est gardé disparaît quand le dossier est remis, quand vous le jetez, ou {days} jours après.",
    "typed_lost": "Pas gardé à l’instant : la ligne est coupée. On réessaie ; ne fermez pas cette page.",
    "typed_save": "Garder, et continuer plus tard",
    "typed_drop": "Jeter ce que j’ai saisi",
    "typed_kept": "Gardé à {at}",
    "typed_from": "Voici ce que vous aviez laissé le {at}. Ce n’est pas remis.",
    "typed_is_kept": "Votre saisie est gardée. Elle n’est pas remise.",
    "typed_cases": "Saisi par vous et pas remis",
    "typed_until": "gardé jusqu’au",
    "typed_nobody": "personne de nommé",
    "title_kept": "Votre saisie est gardée",
    "kept_means": "La session de cette page est finie. Ce que vous avez saisi a été gardé, et rien n’a été remis.",
    "kept_else":
      "C’est gardé pour la personne qui avait ouvert cette page. Elle se connecte et le trouve sous « Remettre un dossier ».",
    "misfit_tick": "Si c’est bien pour cette mission, cochez-le ici",
    "draft_means": "Laissez vide ce que personne n’a demandé, ou dites pourquoi il n’y a rien.",
    "draft_wrong": "Rien n’a été remis. À corriger : {count}",
    "draft_missing": "Rien n’est faux, et rien n’est encore remis. À regarder : {count}",
    "draft_all_the_same": "Je l’ai vu ; remettre quand même",
    "problem_changed_since":
      "On a parlé de ce dossier depuis que vous avez ouvert cette page ; rien n’est parti, et toute votre saisie est ici. Regardez le dossier dans un autre onglet, puis appuyez à nouveau.",
    "problem_newer_version":
      "Le dossier est parti dans une autre version depuis votre saisie. Regardez ce qui a changé avant de l’envoyer : elle prendrait la place de cette version.",
    "problem_not_in_form":
      "Ce dossier dit quelque chose que le formulaire ne peut pas montrer ; pour que rien ne s’en perde, il se corrige comme dossier emballé.",
    "problem_typed_elsewhere":
      "Une autre page de ce formulaire a gardé quelque chose depuis. Rien n’a été écrasé : votre saisie est encore sur cette page. Pour la mettre à la place de l’autre, appuyez à nouveau ; pour voir l’autre, rouvrez le formulaire.",
    "problem_typed_gone":
      "Ceci a été remis ou jeté dans une autre page. Votre saisie est encore sur cette page ; pour la garder à part, appuyez à nouveau.",
    "problem_typed_full":
      "Vous avez autant de dossiers saisis et non remis qu’on en peut garder. Jetez-en un d’abord ; cette page n’a pas été gardée.",
    "fault_date": "« {text} » n’est pas une date qui existe",
    "fault_two_dates": "« {text} » peut être deux jours",
    "advice_date": "écrivez par exemple 3 févr. 1990, 02/1990 ou 1990",
    "draft_look": "Regardez encore une fois ; rien n’est encore remis",
    "draft_changes": "Vous changez :",
    "draft_changes_nothing": "Vous ne changez rien à la version en place.",
    "more_about": "Plus sur {what} ({count})",
    "draft_steps": "Ce qui est demandé, et où on en est",
    "title_draft": "Nouveau dossier",
  ]
}
