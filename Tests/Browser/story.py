#!/usr/bin/env python3
"""A case between two missions, played in Chromium by the people it concerns.

Its one argument is a file with a JSON object: {"chromium", "language", "mode", "screenshots", "missions": {ID: ADDRESS},
"links": {LOGIN: LINK}, "packed": CASE_FOLDER}. The first mission sends, the second receives. Modes:

  script    with the mouse; axe looks at every page (no serious or critical finding), and no page is wider than the screen
  plain     the same without JavaScript
  keyboard  the case alone, without a mouse

Takes a screenshot of every page in two widths, and ends with status 1 and what was missed on standard error. Pages are
found by what forms send and where links lead, so that the story is the same in every language.
"""
import base64
import hashlib
import hmac
import json
import struct
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect, sync_playwright

PASSWORD = "seven quiet boats"
# What makes axe's finding one that keeps people out.
GRAVE = {"serious", "critical"}
WIDTHS = (1280, 360)
# Seconds within which the other mission has what was said.
PATIENCE = 30
# Elements that Tab may pass on the longest page before what is looked for has the focus.
STOPS = 600


def one_time_code(secret: str) -> str:
    """RFC 6238, as an app on a telephone shows it."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class Mouse:
    """Points, and types into what it has pointed at."""

    def __init__(self, page):
        self.page = page

    def press(self, element):
        element.click()

    def write(self, field, text):
        field.fill(text)

    def choose(self, field, value):
        field.select_option(value)

    def tick(self, field):
        field.check()


class Keyboard:
    """Reaches everything with Tab, as somebody does who has no mouse, or does not see it."""

    def __init__(self, page):
        self.page = page

    def reach(self, element):
        handle = element.element_handle()
        for _ in range(STOPS):
            if handle.evaluate("element => document.activeElement === element"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {element} on {self.page.url}")

    def press(self, element):
        self.reach(element)
        self.page.keyboard.press("Enter")

    def write(self, field, text):
        self.reach(field)
        kind = field.get_attribute("type")
        typed = text
        if kind == "date":  # As they are written in the browser's language, which is not the page's.
            typed = datetime.fromisoformat(text).strftime("%m%d%Y")
        elif kind == "time":
            typed = datetime.strptime(text, "%H:%M").strftime("%I%M%p")
        elif kind == "datetime-local":
            moment = datetime.fromisoformat(text)
            self.page.keyboard.type(moment.strftime("%m%d%Y"))
            self.page.keyboard.press("Tab")
            typed = moment.strftime("%I%M%p")
        else:
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(typed)
        if field.input_value() != text:
            raise AssertionError(f"typed “{typed}”, and there stands “{field.input_value()}” in {field}")

    def choose(self, field, value):
        self.reach(field)
        self.page.keyboard.press("Home")
        for _ in range(field.locator("option").count()):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow does not reach “{value}” in {field}")

    def tick(self, field):
        self.reach(field)
        if not field.is_checked():
            self.page.keyboard.press("Space")


class Person:
    """Somebody at one mission's board, in a browser of their own."""

    def __init__(self, story, login):
        self.story = story
        self.login = login
        self.context = story.browser.new_context(
            java_script_enabled=story.mode != "plain", viewport={"width": WIDTHS[0], "height": 900}, locale="en-US"
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.context.new_page()
        self.hand = (Keyboard if story.mode == "keyboard" else Mouse)(self.page)
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: story.miss(f"{login}: {error}"))

    def heard(self, message):
        # What a page answers with 4xx on purpose is said on the console as well.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.story.miss(f"{self.login} at {self.page.url}: {message.text}")

    # What people do

    def settle(self):
        """Chooses the language, sets the password by link, signs in, and sets a second factor up where one is asked for."""
        self.page.goto(self.story.plan["links"][self.login])
        if self.story.language != "en":
            self.choose("language", self.story.language)
            self.send("/language")
            self.page.goto(self.story.plan["links"][self.login])
        self.look("welcome")
        self.write("password", PASSWORD)
        self.write("again", PASSWORD)
        self.send("")
        self.look("sign-in")
        self.sign_in()
        if "/second-factor" in self.page.url:
            self.look("second-factor")
            self.write("code", one_time_code(self.page.locator(".secret code").inner_text()))
            self.send("/second-factor")
            self.look("recovery-codes")
            self.code = self.page.locator(".codes code").first.inner_text()
            self.follow("/")
        return self

    def sign_in(self):
        self.write("login", self.login)
        self.write("password", PASSWORD)
        self.send("/sign-in")

    def open(self, path):
        self.page.goto(self.home + path)
        return self

    def follow(self, path):
        """Presses the link that leads there."""
        with self.page.expect_navigation():
            self.hand.press(self.page.locator(f'main a[href="{path}"]').first)

    def send(self, action):
        """Presses the button of the form that goes there."""
        form = self.page.locator(f'form[action$="{action}"]' if action else "main form").last
        with self.page.expect_navigation():
            self.hand.press(form.locator("button:not(.hidden):not([name])").last)

    def press_button(self, name, value):
        # What is kept as it is typed changes the address too, and is no other page.
        with self.page.expect_navigation(wait_until="load"):
            self.hand.press(self.page.locator(f'button[name="{name}"][value="{value}"]').first)

    def field(self, name, inside="body"):
        return self.page.locator(f'{inside} [name="{name}"]').first

    def write(self, name, text, inside="body"):
        self.hand.write(self.unfolded(self.field(name, inside)), text)

    def choose(self, name, value, inside="body"):
        self.hand.choose(self.unfolded(self.field(name, inside)), value)

    def tick(self, name, value):
        self.hand.tick(self.unfolded(self.page.locator(f'[name="{name}"][value="{value}"]')))

    def unfolded(self, element):
        """Opens what it is folded into."""
        folds = element.locator("xpath=ancestor::details[not(@open)]")
        while folds.count() > 0:
            self.hand.press(folds.first.locator("xpath=summary"))
        return element

    def say(self, kind, sure=False, **fields):
        """Says something of a case whose page is open, and fills in besides whatever it cannot be said without."""
        form = f'form[action$="/say/{kind}"]'
        expect(self.page.locator(form), f"{self.login} cannot say {kind}").to_have_count(1)
        for name, value in fields.items():
            field = self.field(name, form)
            is_choice = field.evaluate("element => element.tagName") == "SELECT"
            (self.choose if is_choice else self.write)(name, value, form)
        for name in self.page.locator(f"{form} [required]").evaluate_all(
            "fields => fields.filter(field => !field.value).map(field => field.name)"
        ):
            self.fill_in(name, form)
        self.hand_in_form(form)
        if sure:
            # Asked whether that is meant: another day than was planned.
            self.hand.tick(self.page.locator(f"#meant-{kind}"))
            self.hand_in_form(form)
        expect(self.page.locator("p.done[role=status]"), f"{self.login} has said {kind}").to_be_visible()

    def fill_in(self, name, form):
        field = self.field(name, form)
        if field.evaluate("element => element.tagName") == "SELECT":
            self.choose(name, field.locator("option").nth(1).get_attribute("value"), form)
        else:
            now = datetime.now()
            texts = {"date": now.strftime("%Y-%m-%d"), "time": now.strftime("%H:%M")}
            self.write(name, texts.get(field.get_attribute("type"), f"Written by {self.login}."), form)

    def hand_in_form(self, form):
        button = self.unfolded(self.page.locator(f"{form} button").last)
        with self.page.expect_navigation():
            self.hand.press(button)

    def hears(self, kind):
        """Loads the page of a case anew until the other mission's word is in its log."""
        end = time.monotonic() + PATIENCE
        said = self.page.locator("details.fold td code").get_by_text(kind, exact=True)
        self.page.reload()
        while said.count() == 0:
            if time.monotonic() > end:
                raise AssertionError(f"{self.login} does not hear “{kind}” at {self.page.url}")
            time.sleep(0.2)
            self.page.reload()

    # What is looked at

    def lists(self, case, **parts):
        """In which parts of the list at this mission the case stands."""
        path = "/cases" if self.home == list(self.story.plan["missions"].values())[0] else "/arrivals"
        for part, stands in parts.items():
            self.open(f"{path}?show={part}")
            expect(self.page.locator(f'main a[href="/case/{case}"]'), f"{part} at {path}").to_have_count(int(stands))

    def fits_one_page(self):
        """On paper."""
        pages = self.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        if pages != 1:
            self.story.miss(f"{self.page.url} takes {pages} pages on paper")

    @property
    def home(self):
        sender, receiver = self.story.plan["missions"].values()
        return sender if self.story.plan["links"][self.login].startswith(sender) else receiver

    def look(self, name):
        """A screenshot in two widths, whether the page fits them, and axe's opinion."""
        language = self.page.locator("html").get_attribute("lang")
        if language != self.story.language:
            self.story.miss(f"{name}: the page is in “{language}”")
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=self.story.place / f"{name}-{width}.png", full_page=True)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.story.miss(f"{name}: {wide} pixels wide on a screen of {width}")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        if self.story.mode != "script":
            return
        for finding in Axe().run(self.page).response["violations"]:
            if finding["impact"] in GRAVE:
                where = "; ".join(" ".join(map(str, node["target"])) for node in finding["nodes"][:3])
                self.story.miss(f"{name}: {finding['id']} ({finding['impact']}): {finding['help']}: {where}")


class Story:
    def __init__(self, plan, browser):
        self.plan = plan
        self.browser = browser
        self.language = plan["language"]
        self.mode = plan["mode"]
        self.place = Path(plan["screenshots"])
        self.place.mkdir(parents=True, exist_ok=True)
        self.missed = []

    def miss(self, what):
        self.missed.append(what)

    def tell(self):
        officer, focal, lead = (Person(self, login).settle() for login in ("paula", "amina", "sara"))
        self.leave_and_go_on(officer)
        case = self.hand_in(officer)
        self.take_up(case, officer, focal, lead)
        self.arrive(case, officer, focal)
        if self.mode != "keyboard":
            self.look_around(case, officer, focal, lead)
        self.leave(officer)

    def leave_and_go_on(self, officer):
        """Leaves the form in the middle of it, by a link where scripts run and else by the button, and finds what was typed."""
        name = "persons[0].identity.names[0].nickname"
        officer.open("/hand-in/form").write(name, "Adaobi")
        if self.mode == "plain":
            officer.press_button("go", "save")
        else:
            officer.hand.press(officer.page.locator('nav a[href="/cases"]'))
            officer.page.wait_for_url("**/cases")
        kept = officer.open("/hand-in").page.locator("section.box a")
        for _ in range(STOPS):
            if kept.count() > 0:
                break
            officer.open("/hand-in")
        officer.look("hand-in-kept")
        officer.follow(kept.first.get_attribute("href"))
        expect(officer.field(name)).to_have_value("Adaobi")
        if officer.page.locator("#kept").count() != 1:
            raise AssertionError("nothing says whether what is typed is kept")
        officer.choose("language", "fr" if self.language != "fr" else "en")
        officer.press_button("go", "language")
        expect(officer.field(name)).to_have_value("Adaobi")
        officer.choose("language", self.language)
        officer.press_button("go", "language")
        officer.press_button("go", "drop")
        expect(kept).to_have_count(0)

    def hand_in(self, officer):
        """Types a case in, is told what is missing, and hands it in all the same."""
        officer.open("/cases").look("sending-empty")
        officer.follow("/hand-in")
        officer.look("hand-in")
        officer.follow("/hand-in/form")
        officer.look("draft")
        # At once, to see what is said then.
        officer.send("/hand-in/form")
        officer.look("draft-wrong")
        officer.choose("to", list(self.plan["missions"])[1])
        for name, value in self.typed().items():
            kind = officer.field(name).evaluate("element => element.type")
            {"select-one": officer.choose, "checkbox": officer.tick}.get(kind, officer.write)(name, value)
        self.attach(officer)
        officer.send("/hand-in/form")
        officer.look("draft-missing")
        officer.press_button("seen", "yes")
        expect(officer.page.locator("p.done[role=status]")).to_be_visible()
        case = officer.page.url.split("?")[0].rsplit("/", 1)[1]
        officer.open(f"/case/{case}").hears("received")
        expect(officer.page.locator("h1")).to_contain_text("Ada Obi")
        expect(officer.page.locator(f'a[href="/case/{case}/attachment/d1"]')).to_have_count(1)
        officer.look("case-sent")
        officer.open(f"/case/{case}/form").look("mend")
        expect(officer.field("persons[0].identity.names[0].given")).to_have_value("Ada")
        expect(officer.page.locator(".error-summary")).to_have_count(0)
        officer.open(f"/case/{case}")
        return case

    def attach(self, officer):
        """Attaches the paper that shows the consent; where scripts run, one that says PDF and is none is refused first."""
        officer.press_button("go", "files")
        officer.look("files-none")
        officer.choose("type", "consent")
        officer.choose("person", "p1")
        button = officer.page.locator("#upload button")
        if self.mode != "plain":
            officer.field("file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"MZ"})
            officer.hand.press(button)
            expect(officer.page.locator("#sent-text")).not_to_be_empty()
            expect(officer.page.locator(".files a")).to_have_count(0)
        octets = b"%PDF-1.7\nsigned by Ada\n%%EOF\n" * 100_000
        officer.field("file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": octets})
        officer.hand.press(button)
        expect(officer.page.locator(".files a")).to_have_count(1)
        officer.look("files")
        officer.follow(officer.page.locator('main p a[href^="/hand-in/form"]').get_attribute("href"))
        expect(officer.field("persons[0].consent.doc_ref")).to_have_value("d1")

    @staticmethod
    def typed():
        person, flight = "persons[0].identity", "travel.legs[0]"
        consent = "persons[0].consent"
        lands = (datetime.now() + timedelta(days=2)).strftime("%Y-%m-%d")
        return {
            f"{person}.person_id": "p1",
            f"{person}.names[0].given": "Ada",
            f"{person}.names[0].family": "Obi",
            f"{person}.sex": "female",
            f"{person}.birth_date": "1998-05",
            f"{person}.nationality": "NGA",
            f"{consent}.scope": "core",
            f"{consent}.recipients": "post-return-mission",
            f"{consent}.purpose": "assistance after return",
            f"{consent}.obtained_from": "person",
            f"{consent}.capacity": "adult",
            f"{consent}.method": "tick_without_document",
            f"{consent}.date": datetime.now().strftime("%Y-%m-%d"),
            "group.case_group_id": "LY-2027-000001",
            "group.group_type": "individual",
            "travel.return_type": "VHR",
            f"{flight}.from_iata": "MJI",
            f"{flight}.to_iata": "LOS",
            f"{flight}.carrier": "UZ",
            f"{flight}.number": "4821",
            f"{flight}.depart": f"{lands}T08:40",
            f"{flight}.arrive": f"{lands}T13:05",
        }

    def take_up(self, case, officer, focal, lead):
        """Looked at, accepted, asked about, given to a caseworker who is ready."""
        focal.open("/arrivals").look("arrivals")
        row = focal.page.locator("main tr", has=focal.page.locator(f'a[href="/case/{case}"]'))
        expect(row).to_contain_text("Ada Obi")
        expect(row.locator(".news")).to_have_count(1)
        focal.write("q", "obi")
        focal.send("/find")
        focal.look("found")
        focal.follow(f"/case/{case}")
        focal.look("case-received")
        focal.open("/arrivals")
        expect(row.locator(".news")).to_have_count(0)
        focal.open(f"/case/{case}")
        focal.say("opened")
        lead.open(f"/case/{case}").hears("opened")
        lead.say("accepted")
        lead.look("case-accepted")
        focal.page.reload()
        focal.say("clarification_asked", text="Which medicine does she take, and how much is left?")
        officer.hears("clarification_asked")
        officer.look("case-asked")
        officer.lists(case, all=True, open=True, owed=True)
        officer.open(f"/case/{case}")
        officer.say("clarification_given", text="Salbutamol; for two weeks.")
        lead.open(f"/case/{case}").hears("clarification_given")
        worker = lead.page.locator('form[action$="/say/assigned"] [name="primary"] option:not([value=""])').first
        lead.say("assigned", primary=worker.get_attribute("value"), name="Amina Bello", phone="+234 1 555 0101")
        focal.page.reload()
        focal.say("ready")
        if self.mode == "script":
            # Without loading the page anew.
            expect(officer.page.locator("[data-shown]")).to_be_visible(timeout=PATIENCE * 1000)
        officer.hears("ready")
        officer.look("case-ready")

    def arrive(self, case, officer, focal):
        now = datetime.now()
        landed = {"moment_day": now.strftime("%Y-%m-%d"), "moment_time": now.strftime("%H:%M")}
        focal.say("movement", sure=True, state="arrived_unmet", **landed)
        focal.look("case-stranded")
        officer.hears("movement")
        officer.look("case-stranded-there")
        focal.open("/arrivals").look("arrivals-stranded")
        officer.open("/cases").look("sending-stranded")
        officer.open(f"/case/{case}")
        focal.open(f"/case/{case}").say("movement", state="arrived", **landed)
        focal.say("first_contact")
        focal.say("outcome")
        focal.say("closed")
        focal.look("case-closed")
        officer.hears("closed")
        officer.say("completed")
        officer.look("case-complete")
        officer.open("/cases?show=all").look("sending")
        officer.lists(case, all=True, open=False, owed=False)
        focal.lists(case, all=True, open=False, owed=False, new=False)

    def look_around(self, case, officer, focal, lead):
        """The operator's and the administrator's pages, a packed case on its way, and what everybody may see."""
        clerk, runner = Person(self, "ada").settle(), Person(self, "omar").settle()
        receiver = list(self.plan["missions"])[1]
        runner.open("/lines").write("reason", "The line is being mended.", f'form[action$="/{receiver}/hold"]')
        runner.hand_in_form(f'form[action$="/{receiver}/hold"]')
        officer.open("/hand-in").choose("to", receiver)
        officer.page.locator("#file").set_input_files(self.plan["packed"])
        officer.send("/hand-in")
        expect(officer.page.locator("p.done[role=status]")).to_be_visible()
        packed = officer.page.url.split("?")[0].rsplit("/", 1)[1]
        officer.look("case-held")
        runner.open("/lines").look("lines")
        runner.page.locator("main table a").first.click()
        runner.look("item")
        runner.hand_in_form(f'form[action$="/{receiver}/release"]')
        officer.open(f"/case/{packed}").hears("received")
        focal.open("/arrivals").look("arrivals-two")
        focal.open(f"/case/{packed}").look("case-packed")
        focal.open(f"/case/{packed}/sheet").look("sheet")
        focal.fits_one_page()
        officer.open(f"/case/{case}/slip?in={self.language}").look("slip")
        officer.fits_one_page()
        runner.open("/house/health").look("health")
        runner.open("/lines/published").look("published")
        clerk.open("/house").look("house")
        clerk.open("/house/journal?prove=1").look("journal")
        officer.open(f"/case/{case}/version").look("version")
        focal.open(f"/case/{packed}/elsewhere").look("elsewhere")
        lead.open(f"/case/{packed}/elsewhere").look("elsewhere-supervisor")
        officer.open("/missions").look("missions")
        officer.open("/missions/" + receiver).look("mission")
        lead.open("/drafts").look("drafts")
        lead.open("/person").write("q", "Obi")
        lead.send("/person")
        lead.look("person")
        officer.open("/nowhere").look("nowhere")
        officer.open("/me").look("me")
        self.leave(lead)
        lead.open("/sign-in").sign_in()
        lead.look("code")
        lead.write("code", lead.code)
        lead.send("/sign-in/code")
        expect(lead.page.locator(".self")).to_be_visible()

    def leave(self, person):
        person.open("/me").send("/sign-out")
        person.open("/cases").look("signed-out")
        expect(person.page.locator('main a[href^="/sign-in"]')).to_be_visible()


def main():
    plan = json.loads(Path(sys.argv[1]).read_text())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=plan["chromium"],
            args=["--no-sandbox", "--disable-background-networking", "--lang=en-US"],
        )
        story = Story(plan, browser)
        try:
            story.tell()
        except (AssertionError, Error) as error:
            story.miss(str(error))
            for context in browser.contexts:
                for page in context.pages:
                    story.miss(f"{page.url}\n{page.locator('body').inner_text()[:2000]}")
        finally:
            browser.close()
    for what in story.missed:
        print(what, file=sys.stderr)
    return 1 if story.missed else 0


if __name__ == "__main__":
    sys.exit(main())
