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
    "to_whom": toWhom, "draft": draft, "draft_field": draftField, "lines": lines,
    "item": item, "arrived": arrived, "house": house, "journal": journal, "health": health,
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
    {{#form_token}}<form method="post" action="/language" class="language">{{>token}}<label for="language">{{t.language}}</label>
    <select id="language" name="language">{{#languages}}<option value="{{id}}" lang="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/languages}}</select>
    <button class="small">{{t.change_language}}</button></form>{{/form_token}}</footer>
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
    <p>{{#signed_in}}<a href="/">{{t.first_page}}</a>{{/signed_in}}{{^signed_in}}<a href="/sign-in">{{t.do_sign_in}}</a>{{/signed_in}}</p>
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
    <form method="post" action="/sign-in" class="narrow">{{>token}}
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
    <form method="post" action="/sign-in/code" class="narrow">{{>token}}
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

  /// The line of steps of a case.
  private static let steps = #"""
    <ol class="steps" aria-label="{{t.steps}}">{{#steps}}<li class="{{class}}"><span class="name">{{name}}</span> <span class="hidden">{{said}}</span></li>{{/steps}}</ol>
    """#

  private static let search = #"""
    <form method="post" action="/find" role="search" class="search">{{>token}}<label for="q">{{t.find}}</label>
    <span><input id="q" name="q" type="search" value="{{q}}" dir="auto" maxlength="200" autocomplete="off" spellcheck="false" required><button class="second">{{t.do_find}}</button></span></form>
    """#

  /// Which part of a list is shown, and how many there are in others.
  private static let listParts = #"""
    <nav aria-label="{{t.parts}}"><ul class="parts">
    {{#parts}}<li><a href="{{href}}"{{#current}} aria-current="true"{{/current}}>{{name}}{{#count}} <span class="count{{#is_late}} late{{/is_late}}">{{count}}</span>{{/count}}</a></li>
    {{/parts}}
    </ul></nav>
    """#

  private static let sending = #"""
    {{<layout}}{{$main}}
    <div class="head"><h1>{{t.sending_heading}}</h1>
    {{#may_hand_in}}<a class="button" href="/hand-in">{{t.hand_in}}</a>{{/may_hand_in}}</div>
    {{>search}}
    {{#may_read}}<details class="fold"><summary>{{t.day_several}}</summary>{{>day_form}}</details>{{/may_read}}
    {{>list_parts}}
    {{#drafts}}<p class="warning"><a href="/drafts">{{t.drafts}}</a>: {{drafts}}</p>{{/drafts}}
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    <div data-live="{{here}}" data-at="{{at}}"><ul class="cases">
    {{#rows}}<li class="case{{#late}} late{{/late}}">
    <h2>{{#may_read}}<a href="/case/{{id}}"><bdi>{{title}}</bdi></a>{{/may_read}}{{^may_read}}<bdi>{{title}}</bdi>{{/may_read}} <small>{{t.to}} {{other}}{{#arrival}} · {{arrival}} ({{relative}}){{/arrival}}</small></h2>
    {{#is_alert}}<p class="alerts">{{#alerts}}<span class="alert">{{.}}</span> {{/alerts}}</p>{{/is_alert}}
    <p class="who">{{who}}</p>
    {{line}}
    {{#trouble}}<p class="warning">{{trouble}}</p>{{/trouble}}
    {{#goes}}<p class="owed">{{goes}}</p>{{/goes}}
    {{#owed}}<p class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong>{{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</p>{{/owed}}
    <p class="hint">{{state}}{{#movement}} · {{movement}}{{/movement}} · {{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}<code dir="ltr">{{short}}</code></p>
    </li>
    {{/rows}}
    </ul>
    {{^rows}}<p>{{#is_whole}}{{t.no_cases}}{{#may_hand_in}} <a href="/hand-in">{{t.hand_in_first}}</a>{{/may_hand_in}}{{/is_whole}}{{^is_whole}}{{t.none_here}}{{/is_whole}}</p>{{/rows}}</div>
    {{#next}}<p><a href="{{next}}">{{t.more_rows}}</a></p>{{/next}}
    {{/main}}{{/layout}}
    """#

  /// A table of cases.
  private static let caseRows = #"""
    <table class="rows"><thead><tr><th scope="col">{{t.arrival}}</th><th scope="col">{{t.person}}</th><th scope="col">{{t.mission}}</th><th scope="col">{{t.caseworker}}</th><th scope="col">{{t.stands}}</th></tr></thead><tbody>
    {{#rows}}<tr{{#late}} class="late"{{/late}}>
    <td data-label="{{t.arrival}}">{{#when}}<bdi>{{when}}</bdi>{{/when}}{{^when}}–{{/when}}{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</td>
    <th scope="row" data-label="{{t.person}}">{{#news}}<strong class="news">{{news}}</strong> {{/news}}{{#may_read}}<a href="/case/{{id}}"><bdi>{{title}}</bdi></a>{{/may_read}}{{^may_read}}<bdi>{{title}}</bdi>{{/may_read}}{{#alerts}} <span class="alert">{{.}}</span>{{/alerts}}{{#number}}<br><small><bdi dir="ltr">{{number}}</bdi></small>{{/number}}</th>
    <td data-label="{{t.mission}}">{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}} {{other}}</td>
    <td data-label="{{t.caseworker}}">{{#named}}{{#worker}}<bdi>{{worker}}</bdi>{{#is_mine}} · <strong>{{t.me}}</strong>{{/is_mine}}{{/worker}}{{^worker}}{{t.named}}{{/worker}}{{#is_ready}}, {{t.is_ready}}{{/is_ready}}{{/named}}{{^named}}<strong>{{t.nobody_yet}}</strong>{{/named}}</td>
    <td data-label="{{t.stands}}">{{state}}{{#movement}} · {{movement}}{{/movement}}{{#goes}}<br><span class="owed">{{goes}}</span>{{/goes}}{{#owed}}<br><span class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong>{{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</span>{{/owed}}</td>
    </tr>
    {{/rows}}
    </tbody></table>
    """#

  private static let arrivals = #"""
    {{<layout}}{{$main}}
    <h1>{{t.arrivals_heading}}</h1>
    {{>search}}
    {{>list_parts}}
    {{#drafts}}<p class="warning"><a href="/drafts">{{t.drafts}}</a>: {{drafts}}</p>{{/drafts}}
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    <div data-live="{{here}}" data-at="{{at}}">{{#days}}
    <section class="day"><h2>{{name}}{{#near}} <span class="near">{{near}}</span>{{/near}}{{#may_read}}{{#several}} <small><a href="{{several}}">{{t.day_several}}</a></small>{{/several}}{{/may_read}}</h2>
    {{>case_rows}}</section>
    {{/days}}
    {{^days}}<p>{{t.no_arrivals}}</p>{{/days}}</div>
    {{#next}}<p><a href="{{next}}">{{t.more_rows}}</a></p>{{/next}}
    {{/main}}{{/layout}}
    """#

  /// Whose day, or flight.
  private static let dayForm = #"""
    <form method="get" action="/day" class="pair"><input type="hidden" name="way" value="{{way}}">
    <span><label for="on">{{t.day}}</label><input id="on" name="on" type="date" value="{{on}}" required></span>
    <span><label for="flight">{{t.day_flight}}</label><input id="flight" name="flight" value="{{flight}}" dir="ltr" maxlength="10" autocomplete="off"></span>
    <span><button class="second">{{t.day_show}}</button></span></form>
    """#

  private static let day = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#told}}<p class="done" role="status">{{told}}</p>{{/told}}
    {{#has_refused}}<section class="box" aria-labelledby="refused"><h2 id="refused">{{t.day_not_said}}</h2><ul>
    {{#refused}}<li><a href="/case/{{id}}"><bdi>{{title}}</bdi></a>: {{why}}</li>
    {{/refused}}</ul></section>{{/has_refused}}
    {{>failed}}
    {{>day_form}}
    {{#has_rows}}
    <nav aria-label="{{t.what}}"><ul class="parts">{{#kinds}}<li><a href="{{href}}"{{#current}} aria-current="true"{{/current}}>{{name}}</a></li>
    {{/kinds}}</ul></nav>
    <form method="post" action="/day">{{>token}}<input type="hidden" name="on" value="{{on}}"><input type="hidden" name="way" value="{{way}}"><input type="hidden" name="flight" value="{{flight}}"><input type="hidden" name="say" value="{{type}}">
    <fieldset><legend>{{t.day_which}}</legend>
    {{#rows}}<p class="tick"><input type="checkbox" id="case-{{id}}" name="case" value="{{id}}"{{#ticked}} checked{{/ticked}}><label for="case-{{id}}"><bdi>{{title}}</bdi>{{#number}} · <bdi dir="ltr">{{number}}</bdi>{{/number}}{{#flights}} · <bdi dir="ltr">{{flights}}</bdi>{{/flights}}{{#when}} · {{when}}{{/when}} · {{state}}{{#movement}} · {{movement}}{{/movement}}</label></p>
    {{/rows}}</fieldset>
    {{#may_say}}{{#fields}}{{>form_field}}{{/fields}}
    {{#doubtful}}<p class="tick"><input type="checkbox" id="meant" name="meant" value="yes"><label for="meant">{{t.moment_is_meant}}</label></p>{{/doubtful}}
    <p><button>{{name}}</button></p>{{/may_say}}
    {{^may_say}}<p class="hint">{{t.nothing_now}}</p>{{/may_say}}
    </form>
    {{/has_rows}}
    {{^has_rows}}{{#is_asked}}<p>{{t.day_none}}</p>{{/is_asked}}{{/has_rows}}
    {{/main}}{{/layout}}
    """#

  /// Bars are outlines with a hatching: they are read on paper without colours, too.
  private static let reports = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="get" action="/reports" class="pair">
    <span><label for="kind">{{t.report}}</label><select id="kind" name="kind">{{#kinds}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/kinds}}</select></span>
    <span><label for="by">{{t.report_by}}</label><select id="by" name="by">{{#groupings}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/groupings}}</select></span>
    <span><label for="from">{{t.report_from}}</label><input id="from" name="from" type="month" value="{{from}}"></span>
    <span><label for="to">{{t.report_to}}</label><input id="to" name="to" type="month" value="{{to}}"></span>
    <span><button class="second">{{t.report_show}}</button></span></form>
    <p>{{means}}</p>
    <p class="hint">{{t.report_small}}</p>
    <p><a href="{{csv}}">{{t.report_csv}}</a> · <a href="/reports/plan">{{t.title_plan}}</a></p>
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    {{#undated}}<p>{{undated}}</p>{{/undated}}
    {{#has_columns}}<figure><figcaption>{{columns_name}}</figcaption>
    <svg class="columns" viewBox="0 0 {{columns_width}} 144" width="{{columns_width}}" height="144" role="img" aria-label="{{columns_name}}" direction="ltr">
    <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="currentColor" stroke-width="3"/></pattern></defs>
    <path d="M0 120H{{columns_width}}" stroke="currentColor"/>
    {{#columns}}<rect x="{{x}}" y="{{y}}" width="40" height="{{height}}" fill="url(#hatch)" stroke="currentColor"/><text x="{{middle}}" y="{{above}}" text-anchor="middle" fill="currentColor" font-size="12">{{percent}}</text><text x="{{middle}}" y="138" text-anchor="middle" fill="currentColor" font-size="12">{{name}}</text>
    {{/columns}}</svg></figure>{{/has_columns}}
    {{#rows}}<section class="part"><h2><bdi>{{name}}</bdi> <small>{{cases}}</small></h2>
    <table class="figures"><thead><tr><th scope="col">{{t.report_measure}}</th><th scope="col">{{t.report_share}}</th><th scope="col">{{t.report_count}}</th></tr></thead><tbody>
    {{#measures}}<tr><th scope="row"{{#inner}} class="inner"{{/inner}}>{{name}}</th><td><svg class="bar" viewBox="0 0 102 12" width="102" height="12" aria-hidden="true"><rect x="1" y="1" width="100" height="10" fill="none" stroke="currentColor" stroke-dasharray="1 3"/><rect x="1" y="1" width="{{bar}}" height="10" fill="currentColor"/></svg> {{percent}}</td><td>{{count}}</td></tr>
    {{/measures}}
    {{#medians}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{t.report_median}}</td></tr>
    {{/medians}}</tbody></table></section>
    {{/rows}}
    {{^has_rows}}<p>{{t.report_nothing}}</p>{{/has_rows}}
    {{#is_cut}}<p class="hint">{{t.report_cut}}</p>{{/is_cut}}
    {{/main}}{{/layout}}
    """#

  private static let plan = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p>{{t.plan_means}}</p>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="get" action="/reports/plan" class="narrow">
    {{#stages}}<p><label for="plan-{{key}}">{{label}}</label> <span class="hint">{{each}} {{t.plan_each}}</span><input id="plan-{{key}}" name="{{key}}" value="{{value}}" inputmode="numeric"></p>{{/stages}}
    <p><label for="capacity">{{t.plan_capacity}}</label><input id="capacity" name="capacity" value="{{capacity}}" inputmode="decimal"></p>
    <p><button>{{t.plan_do}}</button></p></form>
    {{#has_plan}}<section role="status"><dl class="facts">
    <dt>{{t.plan_cases}}</dt><dd>{{cases}}</dd><dt>{{t.plan_hours}}</dt><dd>{{hours}}</dd>
    <dt>{{t.plan_caseworkers}}</dt><dd>{{caseworkers}}</dd><dt>{{t.plan_headcount}}</dt><dd><strong>{{headcount}}</strong></dd>
    <dt>{{t.plan_ratio}}</dt><dd dir="ltr">{{ratio}}</dd></dl>
    <table class="figures"><thead><tr><th scope="col">{{t.plan_stage}}</th><th scope="col">{{t.plan_hours}}</th></tr></thead><tbody>
    {{#stages}}<tr><th scope="row">{{label}}</th><td><svg class="bar" viewBox="0 0 102 12" width="102" height="12" aria-hidden="true"><rect x="1" y="1" width="100" height="10" fill="none" stroke="currentColor" stroke-dasharray="1 3"/><rect x="1" y="1" width="{{bar}}" height="10" fill="currentColor"/></svg> {{hours}}</td></tr>
    {{/stages}}</tbody></table></section>{{/has_plan}}
    <p><a href="/reports">{{t.nav_reports}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let found = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>search}}
    <p role="status">{{counted}}</p>
    {{#has_rows}}{{>case_rows}}{{/has_rows}}
    {{^has_rows}}<p class="hint">{{t.found_help}}</p>{{/has_rows}}
    {{/main}}{{/layout}}
    """#

  private static let formField = #"""
    {{#is_choice}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>
    <select id="{{id}}" name="{{key}}"{{#needed}} required{{/needed}}>{{#choices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/choices}}</select></p>{{/is_choice}}
    {{#is_moment}}<fieldset><legend>{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</legend>{{#hint}}<p class="hint">{{hint}}</p>{{/hint}}
    <p class="pair"><span><label for="{{id}}-day">{{t.day}}</label><input id="{{id}}-day" name="{{key}}_day" type="date" value="{{day}}"{{#needed}} required{{/needed}}></span>
    <span><label for="{{id}}-time">{{t.clock}}</label><input id="{{id}}-time" name="{{key}}_time" type="time" value="{{time}}"{{#needed}} required{{/needed}}></span></p></fieldset>{{/is_moment}}
    {{#is_text}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>{{#hint}} <span class="hint">{{hint}}</span>{{/hint}}
    <textarea id="{{id}}" name="{{key}}" rows="4" dir="auto"{{#needed}} required{{/needed}}>{{value}}</textarea></p>{{/is_text}}
    {{#is_line}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>{{#hint}} <span class="hint">{{hint}}</span>{{/hint}}
    <input id="{{id}}" name="{{key}}" value="{{value}}" dir="auto" maxlength="200"{{#decimal}} inputmode="decimal"{{/decimal}}{{#needed}} required{{/needed}}></p>{{/is_line}}
    """#

  private static let caseFile = #"""
    {{<layout}}{{$main}}
    <div class="head"><h1><bdi>{{title}}</bdi> {{#number}}<small><bdi dir="ltr">{{number}}</bdi></small>{{/number}}</h1></div>
    <p class="warning" role="status" data-live="/case/{{id}}/now" data-shown="{{now}}" data-at="{{at}}" data-case="{{id}}" hidden>{{t.case_changed}} <a href="/case/{{id}}">{{t.load_anew}}</a></p>
    {{#said}}<p class="done" role="status">{{said}}</p>{{/said}}
    {{>failed}}
    {{#has_raised}}<section class="box alerts" aria-labelledby="raised"><h2 id="raised">{{t.raised}}</h2><ul>{{#raised}}<li><bdi>{{.}}</bdi></li>{{/raised}}</ul></section>{{/has_raised}}
    {{#has_alerts}}<section class="box alerts" aria-labelledby="alerts"><h2 id="alerts">{{t.alerts}}</h2><ul>{{#alert_lines}}<li>{{.}}</li>{{/alert_lines}}</ul></section>{{/has_alerts}}
    {{#asked_back}}<section class="box alerts" aria-labelledby="asked-back"><h2 id="asked-back">{{t.say_recall_asked}}</h2><p><bdi>{{asked_back}}</bdi></p>{{#may_answer}}<p><a href="#say-recall_answered">{{t.do_recall_answered}}</a></p>{{/may_answer}}</section>{{/asked_back}}
    {{#held_back}}<p class="warning"><bdi>{{held_back}}</bdi></p>{{/held_back}}
    <dl class="facts">
    <dt>{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}}</dt><dd>{{other}}</dd>
    <dt>{{t.arrival}}</dt><dd>{{#arrival}}{{arrival}} · {{relative}}{{/arrival}}{{^arrival}}{{t.not_known}}{{/arrival}}</dd>
    <dt>{{t.stands}}</dt><dd>{{state}}{{#movement}} · {{movement}}{{/movement}}</dd>
    <dt>{{t.who_meets}}</dt><dd class="who">{{who}}</dd>
    </dl>
    {{>steps}}
    <p>{{#is_open}}<a href="/case/{{id}}/sheet">{{t.title_sheet}}</a> · <a href="/case/{{id}}/slip">{{t.title_slip}}</a> · {{/is_open}}{{#may_update}}<a href="/case/{{id}}/version">{{t.title_version}}</a> · {{/may_update}}{{#is_open}}{{#has_versions}}<a href="/case/{{id}}/changes">{{t.title_changes}}</a> · {{/has_versions}}{{/is_open}}<a href="/case/{{id}}/elsewhere">{{t.title_elsewhere}}</a></p>
    {{#trouble}}<p class="warning">{{trouble}}</p>{{/trouble}}
    {{#owed}}<p class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong> ({{role}}){{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</p>{{/owed}}

    {{#mentor}}<p class="warning">{{mentor}}</p>{{/mentor}}
    {{#goes}}<p class="warning">{{goes}}</p>{{/goes}}
    {{#may_keep}}<details class="fold"><summary>{{t.keep}}</summary><form method="post" action="/case/{{id}}/keep/hold">{{>token}}
    <p class="hint">{{t.keep_means}}</p>
    <p><label for="keep-reason">{{t.keep_reason}}</label>
    <select id="keep-reason" name="reason" required><option value="">{{t.choose}}</option>{{#keep_reasons}}<option value="{{value}}">{{label}}</option>{{/keep_reasons}}</select></p>
    <p><button class="second">{{t.keep}}</button></p></form></details>{{/may_keep}}
    {{#may_let_go}}<form method="post" action="/case/{{id}}/keep/release">{{>token}}<p class="hint">{{t.let_go_means}}</p><p><button class="second">{{t.let_go}}</button></p></form>{{/may_let_go}}

    {{#has_drafts}}<section class="box" aria-labelledby="drafts"><h2 id="drafts">{{t.drafts}}</h2>
    {{#drafts}}<div class="act"><p><strong>{{what}}</strong> · <bdi>{{who}}</bdi> · {{at}}</p>
    {{#has_details}}<dl>{{#details}}<dt>{{label}}</dt><dd>{{#lines}}<span class="line" dir="auto">{{.}}</span>{{/lines}}</dd>{{/details}}</dl>{{/has_details}}
    {{#may_approve}}<form method="post" action="/case/{{id}}/draft/{{draft}}/approve" >{{>token}}<input type="hidden" name="shown" value="{{shown}}"><p class="hint">{{t.approve_means}}</p><button>{{t.approve}}</button></form>{{/may_approve}}
    {{^may_approve}}<p class="hint">{{t.approve_who}}</p>{{/may_approve}}
    {{#may_drop}}<form method="post" action="/case/{{id}}/draft/{{draft}}/reject">{{>token}}<button class="second">{{t.reject}}</button></form>{{/may_drop}}
    </div>{{/drafts}}</section>{{/has_drafts}}

    <section aria-labelledby="now"><h2 id="now">{{t.what_now}}</h2>
    {{#forms}}<details class="act" id="say-{{type}}"{{#open}} open{{/open}}><summary>{{name}}</summary>
    <form method="post" action="/case/{{id}}/say/{{type}}">{{>token}}<input type="hidden" name="shown" value="{{shown}}">
    <p class="hint">{{means}}</p>
    {{#fields}}{{>form_field}}{{/fields}}
    {{#doubtful}}<p class="tick"><input type="checkbox" id="meant-{{type}}" name="meant" value="yes"><label for="meant-{{type}}">{{t.moment_is_meant}}</label></p>{{/doubtful}}
    {{#final}}<p class="tick"><input type="checkbox" id="final-{{type}}" name="final" value="{{final}}" required><label for="final-{{type}}">{{t.final_is_meant}}</label></p>{{/final}}
    <p><button{{#grave}} class="grave"{{/grave}}>{{name}}</button></p>
    </form></details>
    {{/forms}}
    {{^forms}}<p>{{t.nothing_now}}</p>{{/forms}}
    </section>

    {{#is_open}}
    <section aria-labelledby="file"><h2 id="file">{{t.the_file}} <small>{{t.version}} {{version}}</small></h2>
    <p class="hint">{{t.reading_noted}}</p>
    {{#has_findings}}<details class="fold"><summary>{{t.findings}}</summary><ul>{{#findings}}<li><strong>{{kind}}</strong> · <bdi>{{place}}</bdi>: {{message}} ({{advice}})</li>{{/findings}}</ul></details>{{/has_findings}}
    {{#others}}<p class="hint">{{t.parts_for_others}} {{others}}.</p>{{/others}}
    {{#sections}}<section class="part"><h3>{{name}}</h3><table class="sheet"><tbody>
    {{#rows}}<tr class="depth{{depth}}">{{#is_heading}}<th scope="colgroup" colspan="2" class="inner">{{label}}</th>{{/is_heading}}{{^is_heading}}<th scope="row">{{label}}</th><td>{{#absent}}<em class="absent">{{absent}}</em>{{/absent}}{{#has_value}}{{#guarded}}<details class="guard"><summary>{{t.show_number}} – {{guarded}}</summary>{{#lines}}<bdi dir="ltr">{{.}}</bdi>{{/lines}}</details>{{/guarded}}{{^guarded}}{{#lines}}<bdi class="line">{{.}}</bdi>{{/lines}}{{/guarded}}{{/has_value}}</td>{{/is_heading}}</tr>
    {{/rows}}</tbody></table></section>
    {{/sections}}
    {{#has_attachments}}<section class="part"><h3>{{t.attachments}}</h3><p class="hint">{{t.attachments_means}}</p>
    <ul class="files">{{#attachments}}<li><a href="{{href}}" rel="noopener" target="_blank">{{type}} <code dir="ltr">{{id}}</code></a>{{#person}} · {{person}}{{/person}}{{#original}} · {{t.original_at}} {{original}}{{/original}}</li>{{/attachments}}</ul></section>{{/has_attachments}}
    </section>
    {{/is_open}}
    {{#locked}}<p class="warning">{{t.locked}}</p>{{/locked}}
    {{^is_open}}{{#outgoing}}<p class="hint">{{t.sealed_for_other}}</p>{{/outgoing}}{{/is_open}}

    <section aria-labelledby="thread"><h2 id="thread">{{t.conversation}}</h2>
    {{#has_thread}}<ol class="thread">{{#thread}}<li class="{{#mine}}mine{{/mine}}{{^mine}}theirs{{/mine}}">
    <p class="by"><strong>{{mission}}</strong> · <bdi>{{who}}</bdi> · <time>{{at}}</time> ({{relative}})</p>
    <p>{{said}}</p>
    {{#has_details}}<dl>{{#details}}<dt>{{label}}</dt><dd>{{#lines}}<span class="line" dir="auto">{{.}}</span>{{/lines}}</dd>{{/details}}</dl>{{/has_details}}
    {{#unsaid}}<p class="warning">{{t.not_opened}} {{unsaid}}</p>{{/unsaid}}
    {{#illegal}}<p class="warning">{{t.not_applied}} {{illegal}}</p>{{/illegal}}
    {{#doubt}}<p class="warning">{{doubt}}</p>{{/doubt}}
    </li>{{/thread}}</ol>{{/has_thread}}
    {{^has_thread}}<p>{{t.nothing_said}}</p>{{/has_thread}}
    </section>

    <details class="fold"><summary>{{t.log}}</summary>
    <p><code dir="ltr">{{transfer}}</code> · {{t.handed_in}} {{created}}{{#received}} · {{t.receipt}} {{received}}{{/received}}</p>
    <p>{{#has_receipt}}<a href="/case/{{id}}/receipt">{{t.take_receipt}}</a>{{/has_receipt}}{{^locked}} · <a href="/case/{{id}}/bundle">{{t.take_bundle}}</a>{{/locked}}</p>
    <div class="wide"><table><thead><tr><th scope="col">{{t.mission}}</th><th scope="col">{{t.place}}</th><th scope="col">{{t.seen}}</th><th scope="col">{{t.what}}</th><th scope="col">{{t.role}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.digest}}</th></tr></thead><tbody>
    {{#log}}<tr><td>{{mission}}</td><td>{{seq}}</td><td>{{seen}}</td><td><code dir="ltr">{{type}}</code>{{#illegal}} <strong>{{illegal}}</strong>{{/illegal}}</td><td>{{role}}</td><td><bdi dir="ltr">{{at}}</bdi></td><td><code dir="ltr">{{digest}}</code></td></tr>
    {{/log}}</tbody></table></div></details>
    {{/main}}{{/layout}}
    """#

  private static let sheet = #"""
    {{<layout}}{{$main}}
    <p class="screen">{{t.print_help}} <a href="/case/{{transfer}}">{{t.back_to_case}}</a></p>
    <article class="paper">
    <h1>{{title}}: <bdi>{{who}}</bdi></h1>
    <p>{{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}} {{other}}</p>
    {{#has_alerts}}<section class="box alerts"><h2>{{t.alerts}}</h2><ul>{{#alert_lines}}<li>{{.}}</li>{{/alert_lines}}</ul></section>{{/has_alerts}}
    <p class="lead">{{t.arrival}}: <strong>{{#arrival}}{{arrival}}{{/arrival}}{{^arrival}}{{t.not_known}}{{/arrival}}</strong>{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</p>
    <p class="lead">{{t.who_meets}}: <strong>{{#meets}}<bdi>{{meets}}</bdi>{{/meets}}{{^meets}}{{t.nobody_yet}}{{/meets}}</strong>{{#stands_in}}<br>{{t.stands_in}}: <bdi>{{stands_in}}</bdi>{{/stands_in}}</p>
    {{#persons}}<section><dl class="facts">{{#facts}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/facts}}</dl>
    {{#contacts}}<p class="contact"><bdi>{{.}}</bdi></p>{{/contacts}}</section>{{/persons}}
    <dl class="facts">{{#travel}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/travel}}</dl>
    <h2>{{t.at_the_sender}}</h2>
    <dl class="facts">{{#sender}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/sender}}</dl>
    <p class="hint">{{printed}}</p>
    </article>
    {{/main}}{{/layout}}
    """#

  private static let slip = #"""
    {{<layout}}{{$main}}
    <div class="screen"><p>{{t.print_help}} <a href="/case/{{transfer}}">{{t.back_to_case}}</a></p>
    <p>{{#plain}}{{t.slip_is_plain}} <a href="{{other_print}}">{{t.slip_full}}</a>{{/plain}}{{^plain}}{{t.slip_is_full}} <a href="{{other_print}}">{{t.slip_plain}}</a>{{/plain}}</p>
    <ul class="parts">{{#languages_of_slip}}<li><a href="{{href}}" lang="{{id}}"{{#chosen}} aria-current="true"{{/chosen}}>{{name}}</a></li>{{/languages_of_slip}}</ul></div>
    <article class="paper slip">
    <h1>{{t.slip_heading}}</h1>
    {{#arrival}}<p class="lead">{{t.slip_arrival}} <strong>{{arrival}}</strong>{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</p>{{/arrival}}
    {{#meets}}<p class="lead">{{t.slip_meets}} <strong><bdi>{{meets}}</bdi></strong></p>{{/meets}}
    {{^meets}}<p class="lead">{{t.slip_nobody}}</p>{{/meets}}
    {{#stands_in}}<p class="lead">{{t.slip_else}} <strong><bdi>{{stands_in}}</bdi></strong></p>{{/stands_in}}
    {{^plain}}<p>{{receiver}}{{#number}} · <bdi dir="ltr">{{number}}</bdi>{{/number}}</p>{{/plain}}
    {{#advice}}<p><bdi>{{.}}</bdi></p>{{/advice}}
    <p>{{t.slip_keep}}</p>
    </article>
    {{/main}}{{/layout}}
    """#

  private static let version = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    {{>failed}}
    <p>{{t.version_means}}</p>
    <form method="post" action="/case/{{id}}/version" enctype="multipart/form-data" class="narrow">{{>token}}<input type="hidden" name="shown" value="{{shown}}">
    <p class="tick"><input type="checkbox" id="leave_out" name="leave_out" value="yes"><label for="leave_out">{{t.version_leaves_out}}</label></p>
    <p><label for="file">{{t.hand_in_file}}</label> <span class="hint" id="file-hint">{{t.hand_in_file_hint}}</span>
    <input id="file" name="file" type="file" aria-describedby="file-hint" accept=".zip,.tar,.tgz,.gz,.zst" required></p>
    <p><button>{{t.title_version}}</button></p>
    </form>
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let changes = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    <p>{{between}}</p>
    {{#has_changes}}<table class="rows"><thead><tr><th scope="col">{{t.what}}</th><th scope="col">{{t.before}}</th><th scope="col">{{t.after}}</th></tr></thead><tbody>
    {{#changes}}<tr><th scope="row" data-label="{{t.what}}">{{label}}<br><small><bdi dir="ltr">{{place}}</bdi></small></th><td data-label="{{t.before}}">{{#before}}<bdi>{{before}}</bdi>{{/before}}{{^before}}–{{/before}}</td><td data-label="{{t.after}}">{{#after}}<bdi>{{after}}</bdi>{{/after}}{{^after}}–{{/after}}</td></tr>
    {{/changes}}</tbody></table>{{/has_changes}}
    {{^has_changes}}<p>{{t.changes_none}}</p>{{/has_changes}}
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let elsewhere = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    {{#may_match}}{{#parts}}<section><h2>{{name}}</h2>
    {{#has_rows}}{{>case_rows}}{{/has_rows}}{{^has_rows}}<p>{{t.none_here}}</p>{{/has_rows}}</section>
    {{/parts}}{{/may_match}}
    {{^may_match}}<p class="hint">{{t.known_whose}}</p>{{/may_match}}
    <section aria-labelledby="handed-on"><h2 id="handed-on">{{t.handed_on}}</h2>
    {{#has_children}}<ul>{{#children}}<li><a href="/case/{{id}}"><code dir="ltr">{{short}}</code></a> {{t.to}} {{to}} · {{state}}{{#gone}} · {{t.handed_on_gone}}{{/gone}}</li>
    {{/children}}</ul>{{/has_children}}{{^has_children}}<p>{{t.none_here}}</p>{{/has_children}}</section>
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  private static let missions = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <ul class="tiles">{{#missions}}<li class="tile"><h2><a href="/missions/{{id}}"><bdi>{{name}}</bdi></a></h2>
    <p><bdi>{{organisation}}</bdi> · <bdi dir="ltr">{{country}}</bdi> · <code dir="ltr">{{id}}</code>{{#own}} · <strong>{{t.own_mission}}</strong>{{/own}}</p>
    {{#duty}}<p>{{t.duty_contact}}: <bdi>{{duty}}</bdi></p>{{/duty}}</li>
    {{/missions}}</ul>
    {{/main}}{{/layout}}
    """#

  private static let mission = #"""
    {{<layout}}{{$main}}
    <h1><bdi>{{name}}</bdi></h1>
    {{#stale}}<p class="warning">{{t.mission_stale}} {{stale}}</p>{{/stale}}
    <dl class="facts">
    <dt>{{t.organisation}}</dt><dd><bdi>{{organisation}}</bdi> · <bdi dir="ltr">{{country}}</bdi> · <code dir="ltr">{{id}}</code></dd>
    <dt>{{t.duty_contact}}</dt><dd class="who">{{#duty}}<bdi>{{duty}}</bdi>{{/duty}}{{^duty}}{{t.not_known}}{{/duty}}</dd>
    <dt>{{t.mission_clock}}</dt><dd><bdi dir="ltr">{{zone}}</bdi></dd>
    {{#weekend}}<dt>{{t.mission_weekend}}</dt><dd>{{weekend}}</dd>{{/weekend}}
    {{#languages_spoken}}<dt>{{t.terms_languages}}</dt><dd>{{languages_spoken}}</dd>{{/languages_spoken}}
    {{#terms}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/terms}}
    </dl>
    <h2>{{t.mission_documents}}{{#issued}} <small>{{issued}}</small>{{/issued}}</h2>
    {{#has_documents}}<ul class="files">{{#documents}}<li><a href="{{href}}" rel="noopener" target="_blank"><bdi>{{title}}</bdi></a> · {{kind}} · <bdi dir="ltr">{{language}}</bdi> · {{size}}</li>
    {{/documents}}</ul>{{/has_documents}}{{^has_documents}}<p>{{t.none_here}}</p>{{/has_documents}}
    {{/main}}{{/layout}}
    """#

  private static let person = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p>{{t.person_means}}</p>
    <form method="post" action="/person" role="search" class="search">{{>token}}<label for="q">{{t.person_who}}</label>
    <span><input id="q" name="q" type="search" value="{{q}}" dir="auto" maxlength="200" autocomplete="off" spellcheck="false" required><button>{{t.do_find}}</button></span></form>
    {{#records}}<section class="box"><h2><bdi>{{persons}}</bdi> <small>{{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}<a href="/case/{{id}}"><code dir="ltr">{{short}}</code></a></small></h2>
    <p>{{t.from}} {{from}} · {{t.to}} {{to}}{{#goes}} · {{t.person_goes}} {{goes}}{{/goes}}</p>{{#taken}}<p class="warning">{{taken}}</p>{{/taken}}
    <h3>{{t.person_held}}</h3><ul>{{#versions}}<li>{{t.version}} {{version}} · {{made}} · {{size}} · {{t.person_is_held}}: {{held}}</li>{{/versions}}</ul>
    <h3>{{t.conversation}}</h3><ul>{{#said}}<li><bdi>{{at}}</bdi> · <bdi>{{who}}</bdi> · {{what}}{{#words}} · {{words}}{{/words}}{{#lines}}<br><bdi>{{.}}</bdi>{{/lines}}</li>{{/said}}</ul>
    <h3>{{t.handed_on}}</h3><ul>{{#children}}<li>{{to}} <code dir="ltr">{{short}}</code></li>{{/children}}{{^children}}<li>{{t.none_here}}</li>{{/children}}</ul>
    <h3>{{t.person_uses}}</h3><ul>{{#uses}}<li>{{at}} · <bdi>{{by}}</bdi> · <code dir="ltr">{{what}}</code></li>{{/uses}}{{^uses}}<li>{{t.none_here}}</li>{{/uses}}</ul></section>
    {{/records}}
    {{^has_records}}{{#is_asked}}<p role="status">{{t.person_none}}</p>{{/is_asked}}{{/has_records}}
    {{/main}}{{/layout}}
    """#

  private static let drafts = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#has_rows}}<ul class="cases">{{#rows}}<li class="case"><h2><a href="/case/{{transfer}}">{{what}} <code dir="ltr">{{short}}</code></a></h2>
    <p><bdi>{{who}}</bdi>{{#mine}} · <strong>{{t.me}}</strong>{{/mine}} · {{at}}</p></li>
    {{/rows}}</ul>{{/has_rows}}
    {{^has_rows}}<p>{{t.none_here}}</p>{{/has_rows}}
    {{/main}}{{/layout}}
    """#

  private static let handIn = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>failed}}
    <p><a class="button" href="/hand-in/form">{{t.type_it_in}}</a></p>
    <h2>{{t.hand_in_packed}}</h2>
    <p>{{t.hand_in_means}}</p>
    <form method="post" action="/hand-in" enctype="multipart/form-data" class="narrow">{{>token}}
    {{>to_whom}}
    <p><label for="file">{{t.hand_in_file}}</label> <span class="hint" id="file-hint">{{t.hand_in_file_hint}}</span>
    <input id="file" name="file" type="file" aria-describedby="file-hint" accept=".zip,.tar,.tgz,.gz,.zst" required></p>
    <p><button>{{t.hand_in_now}}</button></p>
    <p class="hint">{{t.hand_in_after}}</p>
    </form>
    {{/main}}{{/layout}}
    """#

  private static let toWhom = #"""
    <p><label for="to">{{t.hand_in_to}}</label>
    <select id="to" name="to" required><option value="">{{t.choose}}</option>{{#missions}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/missions}}</select></p>
    <p><label for="priority">{{t.priority}}</label>
    <select id="priority" name="priority">{{#priorities}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/priorities}}</select></p>
    <p class="tick"><input type="checkbox" id="confirmed" name="confirmed" value="yes"><label for="confirmed">{{t.receiver_is_meant}}</label></p>
    <p class="tick"><input type="checkbox" id="again" name="again" value="yes"><label for="again">{{t.another_journey}}</label></p>
    """#

  private static let draft = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>failed}}
    {{#is_wrong}}<div class="error-summary" role="alert" tabindex="-1"><h2>{{t.draft_wrong}}</h2><ul>{{#found}}<li><a href="{{href}}"><bdi>{{place}}</bdi>: {{text}}</a></li>{{/found}}</ul></div>{{/is_wrong}}
    <p>{{t.draft_means}}</p>
    <form method="post" action="/hand-in/form" class="draft" novalidate>{{>token}}
    <button class="hidden" tabindex="-1" aria-hidden="true">{{t.hand_in_now}}</button>
    {{>to_whom}}
    {{#parts}}{{>draft_field}}{{/parts}}
    {{#is_missing}}<div class="box" role="status"><h2>{{t.draft_missing}}</h2><ul>{{#found}}<li><a href="{{href}}"><bdi>{{place}}</bdi>: {{text}}</a></li>{{/found}}</ul>
    <p class="tick"><input type="checkbox" id="seen" name="seen" value="yes"><label for="seen">{{t.draft_all_the_same}}</label></p></div>{{/is_missing}}
    <p><button>{{t.hand_in_now}}</button></p>
    </form>
    {{/main}}{{/layout}}
    """#

  /// One row of the table of fields, with what is inside it.
  private static let draftField = #"""
    {{#is_group}}<details class="group" id="{{id}}"{{#is_open}} open{{/is_open}}><summary>{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</summary>{{#says}}<p class="hint">{{says}}</p>{{/says}}
    {{#problems}}<p class="wrong">{{text}}</p>{{/problems}}
    {{#has_reasons}}<p><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></p>{{/has_reasons}}
    {{#fields}}{{>draft_field}}{{/fields}}</details>{{/is_group}}
    {{#is_list}}<details class="group" id="{{id}}"{{#is_open}} open{{/is_open}}><summary>{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</summary>{{#says}}<p class="hint">{{says}}</p>{{/says}}
    {{#problems}}<p class="wrong">{{text}}</p>{{/problems}}
    <input type="hidden" name="{{place}}.count" value="{{count}}">
    {{#items}}<fieldset class="item"><legend>{{title}}</legend>{{#fields}}{{>draft_field}}{{/fields}}</fieldset>{{/items}}
    {{#has_reasons}}<p><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></p>{{/has_reasons}}
    <p><button class="small" name="add" value="{{place}}">{{add}}</button></p></details>{{/is_list}}
    {{#is_choice}}<p><label for="{{id}}">{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</label>{{#says}} <span class="hint">{{says}}</span>{{/says}}{{#problems}}<span class="wrong">{{text}}</span>{{/problems}}
    <select id="{{id}}" name="{{place}}">{{#choices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/choices}}</select></p>{{/is_choice}}
    {{#is_ticks}}<fieldset id="{{id}}"><legend>{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</legend>{{#says}}<p class="hint">{{says}}</p>{{/says}}{{#problems}}<p class="wrong">{{text}}</p>{{/problems}}
    <div class="ticks">{{#choices}}<p class="tick"><input type="checkbox" id="{{id}}" name="{{place}}" value="{{value}}"{{#chosen}} checked{{/chosen}}><label for="{{id}}">{{label}}</label></p>{{/choices}}</div>
    {{#has_reasons}}<p><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></p>{{/has_reasons}}</fieldset>{{/is_ticks}}
    {{#is_line}}<p class="with-why"><span><label for="{{id}}">{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{#problems}}<span class="wrong">{{text}}</span>{{/problems}}
    <input id="{{id}}" name="{{place}}" value="{{value}}" dir="auto" autocomplete="off"></span>
    {{#has_reasons}}<span class="why"><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></span>{{/has_reasons}}</p>{{/is_line}}
    {{#is_moment}}<p class="with-why"><span><label for="{{id}}">{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{#problems}}<span class="wrong">{{text}}</span>{{/problems}}
    <input id="{{id}}" name="{{place}}" value="{{value}}" type="datetime-local" autocomplete="off"></span>
    {{#has_reasons}}<span class="why"><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></span>{{/has_reasons}}</p>{{/is_moment}}
    {{#is_text}}<p class="with-why"><span><label for="{{id}}">{{label}}{{#expected}} <span class="hint">({{expected}})</span>{{/expected}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{#problems}}<span class="wrong">{{text}}</span>{{/problems}}
    <textarea id="{{id}}" name="{{place}}" rows="3" dir="auto">{{value}}</textarea></span>
    {{#has_reasons}}<span class="why"><label for="{{id}}-why">{{t.or_why}} <span class="hidden">{{label}}</span></label><select id="{{id}}-why" name="{{place}}.reason"><option value="">–</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></span>{{/has_reasons}}</p>{{/is_text}}
    """#

  private static let lines = #"""
    {{<layout}}{{$main}}
    <h1>{{t.lines_heading}}</h1>
    {{#done}}<p class="done" role="status">{{done}}{{#stopped}} {{t.may_have_arrived}}{{/stopped}}</p>{{/done}}
    {{^accepting}}<p class="warning">{{t.disk_full}}</p>{{/accepting}}
    <dl class="facts">
    <dt>{{t.waiting}}</dt><dd>{{waiting}}</dd><dt>{{t.held}}</dt><dd>{{held}}</dd>
    <dt>{{t.unfinished}}</dt><dd>{{unfinished}}{{#stalled}} · <strong>{{t.stalled}} {{stalled}}</strong>{{/stalled}}</dd>
    <dt>{{t.disk}}</dt><dd>{{free}} MiB ({{t.reserve}} {{reserve}} MiB)</dd>
    <dt>{{t.directory}}</dt><dd>{{directory}}</dd><dt>Baton</dt><dd>{{version}}</dd>
    </dl>
    <h2>{{t.missions}}</h2>
    <ul class="tiles">{{#tiles}}<li class="tile{{#trouble}} bad{{/trouble}}"><h3>{{name}} <code dir="ltr">{{id}}</code></h3>
    <p><strong>{{state}}</strong> · {{t.waiting}} {{waiting}}{{#has_held}} · {{t.held}} {{held}}{{/has_held}}</p>
    {{#trouble}}<p>{{trouble}}</p>{{#advice}}<p class="hint">{{advice}}</p>{{/advice}}
    <form method="post" action="/lines/mission/{{id}}/release">{{>token}}<button class="small">{{t.release_mission}}</button></form>{{/trouble}}
    {{^trouble}}<details><summary>{{t.hold_mission}}</summary><form method="post" action="/lines/mission/{{id}}/hold">{{>token}}
    <p><label for="why-{{id}}">{{t.why}}</label><input id="why-{{id}}" name="reason" required maxlength="200"></p><button class="small">{{t.hold_mission}}</button></form></details>{{/trouble}}
    </li>{{/tiles}}</ul>
    <h2 id="queue">{{t.queue}}</h2>
    {{#has_items}}<table aria-labelledby="queue"><thead><tr><th scope="col">{{t.item}}</th><th scope="col">{{t.to}}</th><th scope="col">{{t.since}}</th><th scope="col">{{t.tries}}</th><th scope="col">{{t.why}}</th></tr></thead><tbody>
    {{#items}}<tr{{#is_held}} class="late"{{/is_held}}><th scope="row" data-label="{{t.item}}"><a href="/lines/item/{{item}}">{{kind}} <code dir="ltr">{{short}}</code></a></th><td data-label="{{t.to}}">{{to}}</td><td data-label="{{t.since}}">{{age}}</td><td data-label="{{t.tries}}">{{attempts}}</td><td data-label="{{t.why}}">{{reason}}</td></tr>
    {{/items}}</tbody></table>{{#more}}<p class="hint">{{t.more}}</p>{{/more}}{{/has_items}}
    {{^has_items}}<p>{{t.queue_empty}}</p>{{/has_items}}
    {{/main}}{{/layout}}
    """#

  private static let item = #"""
    {{<layout}}{{$main}}
    <h1>{{kind}} <code dir="ltr">{{short}}</code> {{t.to}} {{to}}</h1>
    {{>failed}}
    <p><strong>{{reason}}</strong></p>{{#advice}}<p>{{advice}}</p>{{/advice}}
    <dl class="facts"><dt>{{t.transfer}}</dt><dd><code dir="ltr">{{transfer}}</code></dd><dt>{{t.size}}</dt><dd>{{bytes}}</dd><dt>{{t.since}}</dt><dd>{{age}}</dd><dt>{{t.next_try}}</dt><dd>{{next}}</dd>{{#arrival}}<dt>{{t.arrival}}</dt><dd>{{arrival}}</dd>{{/arrival}}</dl>
    <div class="verbs">
    {{#is_held}}<form method="post" action="/lines/item/{{item}}/release">{{>token}}<button>{{t.release}}</button></form>{{/is_held}}
    {{#is_mission_held}}<form method="post" action="/lines/mission/{{receiver}}/release">{{>token}}<button>{{t.release_all_for}} {{to}}</button></form>{{/is_mission_held}}
    {{^is_mission_held}}<form method="post" action="/lines/item/{{item}}/requeue">{{>token}}<button>{{t.requeue}}</button></form>{{/is_mission_held}}
    </div>
    {{^is_held}}<details class="act"><summary>{{t.hold}}</summary><form method="post" action="/lines/item/{{item}}/hold">{{>token}}<p><label for="hold-why">{{t.why}}</label><input id="hold-why" name="reason" required maxlength="200"></p><p><button>{{t.hold}}</button></p></form></details>
    <details class="act"><summary>{{t.quarantine}}</summary><form method="post" action="/lines/item/{{item}}/quarantine">{{>token}}<p class="hint">{{t.quarantine_means}}</p><p><label for="quarantine-why">{{t.why}}</label><input id="quarantine-why" name="reason" required maxlength="200"></p><p><button>{{t.quarantine}}</button></p></form></details>{{/is_held}}
    {{#is_held}}<details class="act"><summary>{{t.retire}}</summary><form method="post" action="/lines/item/{{item}}/retire">{{>token}}<p class="hint">{{t.retire_means}}</p><p><button>{{t.retire}}</button></p></form></details>{{/is_held}}
    <h2 id="tries">{{t.tries}}</h2>
    {{#has_tries}}<table aria-labelledby="tries"><thead><tr><th scope="col">{{t.number}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.outcome}}</th><th scope="col">{{t.detail}}</th></tr></thead><tbody>
    {{#tries}}<tr><td data-label="{{t.number}}">{{number}}</td><td data-label="{{t.at}}">{{began}}</td><td data-label="{{t.outcome}}">{{outcome}}</td><td data-label="{{t.detail}}">{{detail}}</td></tr>{{/tries}}</tbody></table>{{/has_tries}}
    {{^has_tries}}<p>{{t.no_tries}}</p>{{/has_tries}}
    {{/main}}{{/layout}}
    """#

  private static let house = #"""
    {{<layout}}{{$main}}
    <h1>{{t.house_heading}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    {{#link}}<div class="box done" role="status"><p>{{#is_token}}{{t.token_made}}{{/is_token}}{{^is_token}}{{t.link_made}}{{/is_token}} <code dir="ltr">{{link_login}}</code></p><p class="secret"><code dir="ltr">{{link}}</code></p><p class="hint">{{#is_token}}{{t.token_means}}{{/is_token}}{{^is_token}}{{t.link_means}}{{/is_token}}</p></div>{{/link}}
    <ul class="cases">{{#accounts}}<li class="case"><h2><bdi>{{name}}</bdi> <small><code dir="ltr">{{login}}</code> · {{state}}</small></h2>
    <p>{{roles}}</p><p class="hint">{{t.staff_id}} <code dir="ltr">{{staff}}</code> · {{t.second_factor}}: {{factor}} · {{t.sessions}}: {{sessions}}</p>
    <details class="act"><summary>{{t.change}} <span class="hidden">{{login}}</span></summary>
    <form method="post" action="/house/accounts/{{login}}/roles">{{>token}}<fieldset><legend>{{t.roles}}</legend>{{#choices}}<p class="tick"><input type="checkbox" id="{{login}}-{{id}}" name="role" value="{{id}}"{{#chosen}} checked{{/chosen}}><label for="{{login}}-{{id}}">{{name}}</label></p>{{/choices}}</fieldset><p><button class="small">{{t.save_roles}}</button></p></form>
    {{#is_machine}}<form method="post" action="/house/accounts/{{login}}/token">{{>token}}<p><button class="small">{{t.new_token}}</button> <span class="hint">{{t.new_token_means}}</span></p></form>{{/is_machine}}
    {{^is_machine}}<form method="post" action="/house/accounts/{{login}}/link">{{>token}}<p><button class="small">{{t.new_link}}</button> <span class="hint">{{t.new_link_means}}</span></p></form>{{/is_machine}}
    {{#has_provider}}<form method="post" action="/house/accounts/{{login}}/openid" class="narrow">{{>token}}<p><label for="{{login}}-subject">{{t.openid_subject}}</label> <span class="hint" id="{{login}}-subject-hint">{{t.openid_subject_hint}}</span><input id="{{login}}-subject" name="subject" value="{{subject}}" maxlength="255" autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="{{login}}-subject-hint"></p><p><button class="small">{{t.openid_bind}}</button></p></form>{{/has_provider}}
    {{#disabled}}<form method="post" action="/house/accounts/{{login}}/enable">{{>token}}<p><button class="small">{{t.enable}}</button></p></form>{{/disabled}}
    {{^disabled}}<form method="post" action="/house/accounts/{{login}}/disable">{{>token}}<p><button class="small">{{t.disable}}</button> <span class="hint">{{t.disable_means}}</span></p></form>{{/disabled}}
    </details></li>{{/accounts}}</ul>
    <h2>{{t.add_account}}</h2>
    <form method="post" action="/house/accounts" class="narrow">{{>token}}
    <p><label for="new-login">{{t.login}}</label> <span class="hint" id="new-login-hint">{{t.login_hint}}</span><input id="new-login" name="login" autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="new-login-hint" maxlength="40" required></p>
    <p><label for="new-name">{{t.name}}</label><input id="new-name" name="name" autocomplete="off" maxlength="80" required></p>
    <fieldset><legend>{{t.roles}}</legend>{{#choices}}<p class="tick"><input type="checkbox" id="new-{{id}}" name="role" value="{{id}}"><label for="new-{{id}}">{{name}} <span class="hint">{{means}}</span></label></p>{{/choices}}</fieldset>
    <p class="tick"><input type="checkbox" id="new-machine" name="machine" value="yes"><label for="new-machine">{{t.is_machine}}</label></p>
    <p><button>{{t.add_account}}</button></p></form>
    {{/main}}{{/layout}}
    """#

  private static let journal = #"""
    {{<layout}}{{$main}}
    <h1>{{t.journal_heading}}</h1>
    <p>{{t.journal_means}}</p>
    {{#proof}}<div class="box" role="status"><p><strong>{{proof}}</strong>{{#problem}} {{problem}}{{/problem}}</p><p class="hint">{{t.journal_head}} <code dir="ltr">{{head}}</code></p></div>{{/proof}}
    <form method="get" class="filter"><p><label for="who">{{t.who}}</label><input id="who" name="who" value="{{who}}"></p><p><label for="what">{{t.what}}</label><input id="what" name="what" value="{{what}}"></p>
    <p><button>{{t.filter}}</button></p><p><button name="prove" value="1" class="second">{{t.prove}}</button></p></form>
    {{#has_entries}}<div class="wide"><table><thead><tr><th scope="col">{{t.number}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.who}}</th><th scope="col">{{t.what}}</th><th scope="col">{{t.transfer}}</th><th scope="col">{{t.about}}</th><th scope="col">{{t.detail}}</th></tr></thead><tbody>
    {{#entries}}<tr><td>{{number}}</td><td>{{at}}</td><td><code dir="ltr">{{actor}}</code></td><td><code dir="ltr">{{action}}</code></td><td><code dir="ltr">{{transfer}}</code></td><td><code dir="ltr">{{subject}}</code></td><td><bdi dir="ltr">{{detail}}</bdi></td></tr>
    {{/entries}}</tbody></table></div>{{/has_entries}}
    {{^has_entries}}<p>{{t.journal_nothing}}</p>{{/has_entries}}
    {{/main}}{{/layout}}
    """#

  private static let health = #"""
    {{<layout}}{{$main}}
    <h1>{{t.health_heading}}</h1>
    {{#said}}<p class="{{#failed}}warning{{/failed}}{{^failed}}done{{/failed}}" role="status">{{said}}</p>{{/said}}
    {{#all_well}}<p class="done">{{t.all_well}}</p>{{/all_well}}
    <ul class="health">{{#lines}}<li class="{{level}}"><strong>{{word}}</strong> {{what}}{{#advice}}<br><span class="hint">→ {{advice}}</span>{{/advice}}</li>{{/lines}}</ul>
    {{#has_ways}}<h2 id="ways">{{t.ways}}</h2>
    <ul class="health">{{#ways}}<li class="{{level}}"><strong>{{name}}</strong> {{state}}{{#since}} {{since}}{{/since}}{{#waiting}} · {{waiting}}{{/waiting}}{{#aside}} · {{aside}}{{/aside}}{{#why}}<br><span class="hint" dir="ltr">{{why}}</span>{{/why}}
    <form method="post" action="/house/ways/{{lane}}/test">{{>token}}<p><button class="small" aria-label="{{t.way_try}}: {{name}}">{{t.way_try}}</button></p></form>
    {{#is_ill}}<form method="post" action="/house/ways/{{lane}}/resume">{{>token}}<p><button class="small" aria-label="{{t.way_again}}: {{name}}">{{t.way_again}}</button></p></form>{{/is_ill}}</li>{{/ways}}</ul>{{/has_ways}}
    {{/main}}{{/layout}}
    """#
}
