import Mustache

/// The templates of all pages, by name. What is put into them is escaped by Mustache; every attribute stands in quotes.
enum Templates {
  static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    for (name, text) in all {
      do { try library.register(text, named: name) } catch {
        preconditionFailure("the template “\(name)” cannot be read: \(error)")
      }
    }
    return library
  }()

  static let all: [String: String] = [
    "layout": layout, "token": token, "problem": problem, "failed": failed, "sign_in": signIn, "code": code,
    "second_factor": secondFactor, "recovery_codes": recoveryCodes, "welcome": welcome, "me": me, "sending": sending,
    "arrivals": arrivals, "day": day, "day_form": dayForm, "found": found, "search": search, "list_parts": listParts,
    "case_rows": caseRows,
    "steps": steps, "case": caseFile, "sheet": sheet, "slip": slip, "form_field": formField, "hand_in": handIn,
    "to_whom": toWhom, "draft": draft, "kept": kept, "attaching": attaching, "draft_field": draftField,
    "draft_mark": draftMark,
    "draft_problems": draftProblems,
    "draft_why": draftWhy, "draft_more": draftMore, "draft_steps": draftSteps, "lines": lines, "published": published,
    "item": item, "arrived": arrived, "house": house, "rules": rules, "journal": journal, "health": health,
    "reports": reports, "plan": plan, "version": version, "changes": changes, "elsewhere": elsewhere,
    "missions": missions, "mission": mission, "person": person, "drafts": drafts,
  ]

  private static let layout = #"""
    <!doctype html>
    <html lang="{{lang}}" dir="{{dir}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}} · {{mission}} · Baton</title>
    <link rel="stylesheet" href="{{style}}">
    <script src="{{script}}" defer></script>
    </head>
    <body>
    <a class="skip" href="#main">{{t.skip}}</a>
    <header class="top">
    <p class="brand">Baton <span>{{mission}}</span></p>
    {{#person}}
    <nav aria-label="{{t.nav}}"><ul>
    {{#places}}<li><a href="{{path}}"{{#current}} aria-current="page"{{/current}}>{{name}}</a></li>
    {{/places}}
    </ul></nav>
    <div class="self"><a href="/me">{{person}}</a>
    <form method="post" action="/sign-out">{{>token}}<button class="plain">{{t.sign_out}}</button></form></div>
    {{/person}}
    </header>
    <main id="main" tabindex="-1">
    <p id="lost" class="warning" role="status" hidden>{{t.lost_line}}</p>
    {{$main}}{{/main}}
    </main>
    <footer><p>{{t.footer}} <code dir="ltr">{{mission_id}}</code></p>
    {{#form_token}}<form method="post" action="/language" class="language">{{>token}}<input type="hidden" name="back" value="{{back}}"><label for="language">{{t.language}}</label>
    <select id="language" name="language"{{#typing}} form="typed"{{/typing}}>{{#languages}}<option value="{{id}}" lang="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/languages}}</select>
    <button class="small"{{#typing}} form="typed" name="go" value="language"{{/typing}}>{{t.change_language}}</button></form>{{/form_token}}</footer>
    </body>
    </html>
    """#

  /// In every form.
  private static let token = #"<input type="hidden" name="form_token" value="{{form_token}}">"#

  private static let problem = #"""
    {{<layout}}{{$main}}
    <div class="error-summary" role="alert" tabindex="-1">
    <h1>{{title}}</h1>
    {{#lines}}<p>{{.}}</p>
    {{/lines}}
    </div>
    <p>{{#signed_in}}<a href="/">{{t.first_page}}</a>{{/signed_in}}{{^signed_in}}<a href="{{sign_in}}">{{t.do_sign_in}}</a>{{/signed_in}}</p>
    {{/main}}{{/layout}}
    """#

  /// What went wrong with a form, above it.
  private static let failed = #"""
    {{#has_failed}}
    <div class="error-summary" role="alert" tabindex="-1"><h2>{{t.failed}}</h2>
    {{#failed}}<p>{{.}}</p>
    {{/failed}}</div>
    {{/has_failed}}
    """#

  private static let signIn = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="post" action="/sign-in" class="narrow">{{>token}}<input type="hidden" name="next" value="{{next}}">
    <p><label for="login">{{t.login}}</label>
    <input id="login" name="login" value="{{login}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></p>
    <p><label for="password">{{t.password}}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required></p>
    <p><button>{{t.do_sign_in}}</button></p>
    <p class="hint">{{t.sign_in_help}}</p>
    </form>
    {{#has_provider}}<p><a class="button" href="/sign-in/openid">{{t.sign_in_openid}}</a></p>{{/has_provider}}
    {{/main}}{{/layout}}
    """#

  /// Behind a sign-in elsewhere.
  private static let arrived = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p><a class="button" id="next" href="{{next}}">{{t.go_on}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let code = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="post" action="/sign-in/code" class="narrow">{{>token}}<input type="hidden" name="next" value="{{next}}">
    <p><label for="code">{{t.code}}</label> <span class="hint" id="code-hint">{{t.code_hint}}</span>
    <input id="code" name="code" autocomplete="one-time-code" aria-describedby="code-hint" autocapitalize="none" spellcheck="false" required></p>
    <p><button>{{t.go_on}}</button></p>
    </form>
    {{/main}}{{/layout}}
    """#

  private static let secondFactor = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    {{#required}}<p>{{t.second_factor_required}}</p>{{/required}}
    <ol class="todo">
    <li>{{t.second_factor_app}}</li>
    <li>{{t.second_factor_secret}} <p class="secret"><code dir="ltr">{{secret}}</code></p>
    <p><a href="{{link}}">{{t.second_factor_link}}</a></p></li>
    <li><form method="post" action="/second-factor" class="narrow">{{>token}}
    <p><label for="code">{{t.second_factor_code}}</label>
    <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required></p>
    <p><button>{{t.go_on}}</button></p>
    </form></li>
    </ol>
    {{/main}}{{/layout}}
    """#

  private static let recoveryCodes = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p>{{t.recovery_means}}</p>
    <ul class="codes">{{#codes}}<li><code dir="ltr">{{.}}</code></li>{{/codes}}</ul>
    <p class="hint">{{t.login}}: <code dir="ltr">{{login}}</code></p>
    <p><a class="button" href="/">{{t.recovery_kept}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let welcome = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <p>{{t.welcome_name}} <strong><bdi>{{name}}</bdi></strong>. {{t.welcome_login}} <code dir="ltr">{{login}}</code></p>
    <form method="post" class="narrow">{{>token}}
    <input type="hidden" name="username" value="{{login}}" autocomplete="username">
    <p><label for="password">{{t.new_password}}</label> <span class="hint" id="password-hint">{{t.password_hint}}</span>
    <input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-hint" minlength="12" required></p>
    <p><label for="again">{{t.password_again}}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" required></p>
    <p><button>{{t.set_password}}</button></p>
    </form>
    {{/main}}{{/layout}}
    """#

  private static let me = #"""
    {{<layout}}{{$main}}
    <h1><bdi>{{name}}</bdi></h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    {{#done}}<p class="done" role="status">{{done}}</p>{{/done}}
    <dl class="facts">
    <dt>{{t.login}}</dt><dd><code dir="ltr">{{login}}</code></dd>
    <dt>{{t.staff_id}}</dt><dd><code dir="ltr">{{staff}}</code></dd>
    <dt>{{t.roles}}</dt><dd>{{roles}}</dd>
    <dt>{{t.second_factor}}</dt><dd>{{#second_factor}}{{t.yes}} · {{t.recovery_left}} {{recovery}}{{/second_factor}}{{^second_factor}}{{t.no}} · <a href="/second-factor">{{t.set_up}}</a>{{/second_factor}}</dd>
    </dl>
    <h2 id="sessions">{{t.sessions}}</h2>
    <p>{{t.sessions_means}}</p>
    <table aria-labelledby="sessions"><thead><tr><th scope="col">{{t.browser}}</th><th scope="col">{{t.began}}</th><th scope="col">{{t.last_used}}</th><th scope="col">{{t.action}}</th></tr></thead><tbody>
    {{#sessions}}<tr><td data-label="{{t.browser}}">{{browser}}{{#current}} · <strong>{{t.this_one}}</strong>{{/current}}</td><td data-label="{{t.began}}">{{began}}</td><td data-label="{{t.last_used}}">{{seen}}</td>
    <td data-label="{{t.action}}"><form method="post" action="/me/sessions">{{>token}}<input type="hidden" name="session" value="{{digest}}"><button class="small" aria-label="{{t.end}}: {{browser}}, {{began}}">{{t.end}}</button></form></td></tr>
    {{/sessions}}
    </tbody></table>
    {{#several}}<form method="post" action="/me/sessions">{{>token}}<input type="hidden" name="session" value="others"><p><button>{{t.end_others}}</button></p></form>{{/several}}
    <h2 id="absence">{{t.absence}}</h2>
    <p>{{#away}}<strong>{{away}}</strong> {{/away}}{{t.absence_means}}</p>
    <form method="post" action="/me/absence" class="narrow">{{>token}}<p><label for="from">{{t.away_from}}</label><input id="from" name="from" type="date" value="{{from}}"></p><p><label for="to">{{t.away_to}}</label> <span class="hint" id="to-hint">{{t.away_hint}}</span><input id="to" name="to" type="date" value="{{to}}" aria-describedby="to-hint"></p><p><button>{{t.away_save}}</button></p></form>
    <h2 id="notices">{{t.notices}}</h2>
    {{^has_mail}}<p class="hint">{{t.notices_no_server}}</p>{{/has_mail}}
    <p>{{t.notices_means}}</p>
    <form method="post" action="/me/notices" class="narrow">{{>token}}
    <p><label for="address">{{t.notices_address}}</label> <span class="hint" id="address-hint">{{t.notices_address_hint}}</span>
    <input id="address" name="address" type="email" dir="ltr" autocomplete="email" value="{{address}}" maxlength="254" aria-describedby="address-hint"></p>
    <p><label for="digest">{{t.notices_digest}}</label>
    <select id="digest" name="digest"><option value="">{{t.notices_no_digest}}</option>{{#digest_hours}}<option value="{{hour}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/digest_hours}}</select></p>
    <p class="tick"><input type="checkbox" id="alarms" name="alarms" value="yes"{{#alarms}} checked{{/alarms}}><label for="alarms">{{t.notices_alarms}}</label></p>
    <p><label for="quiet_from">{{t.notices_quiet}}</label>
    <select id="quiet_from" name="quiet_from"><option value="">{{t.notices_no_quiet}}</option>{{#from_hours}}<option value="{{hour}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/from_hours}}</select></p>
    <p><label for="quiet_to">{{t.notices_to}}</label>
    <select id="quiet_to" name="quiet_to"><option value="">{{t.notices_no_quiet}}</option>{{#to_hours}}<option value="{{hour}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/to_hours}}</select></p>
    <p><button>{{t.notices_save}}</button></p>
    </form>
    {{#has_mail}}{{#has_address}}<form method="post" action="/me/notices/test">{{>token}}<p><button class="second">{{t.notices_try}}</button></p></form>{{/has_address}}{{/has_mail}}
    <h2>{{t.change_password}}</h2>
    <form method="post" action="/me/password" class="narrow">{{>token}}
    <p><label for="old">{{t.old_password}}</label><input id="old" name="old" type="password" autocomplete="current-password" required></p>
    <p><label for="password">{{t.new_password}}</label> <span class="hint" id="password-hint">{{t.password_hint}}</span>
    <input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-hint" minlength="12" required></p>
    <p><label for="again">{{t.password_again}}</label><input id="again" name="again" type="password" autocomplete="new-password" required></p>
    <p><button>{{t.change_password}}</button></p>
    </form>
    {{/main}}{{/layout}}
    """#
}
