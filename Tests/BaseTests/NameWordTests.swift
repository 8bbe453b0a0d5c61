import Base
import Testing

@Suite("Names as people search for them")
struct NameWordTests {
  /// Whether a search for one finds somebody of the other name.
  private func finds(_ query: String, _ name: String) -> Bool {
    let words = NameWord.index(of: name)
    return NameWord.readings(of: query).contains { reading in
      reading.allSatisfy { wanted in words.contains { wanted.isLike($0) } }
    }
  }

  static let pairs = [
    ("Al-Haj", "El Hadj"), ("Al-Haj", "الحاج"), ("El Hadj", "الحاج"), ("Alhaji", "الحاجي"),
    ("Youssef", "Yusuf"), ("Yusuf", "يوسف"), ("Yousif", "ዩሱፍ"), ("يوسف", "ዩሱፍ"),
    ("Mohamed", "Muhammad"), ("Mouhammad", "محمد"), ("MOHAMMED", "مُحَمَّد"), ("Mohammed", "መሐመድ"),
    ("Ahmed", "أحمد"), ("Ahmad", "አህመድ"), ("Idriss", "إدريس"), ("Idris", "ኢድሪስ"),
    ("Aïcha", "Aisha"), ("Ayesha", "عائشة"), ("Fatimah", "فاطمة"), ("Fatma", "ፋጡማ"),
    ("Ousmane", "Osman"), ("Uthman", "عثمان"), ("Othman", "Usman"), ("Ali", "علي"),
    ("Issa", "عيسى"), ("Ali", "على"), ("Hawa", "حواء"), ("Khadidja", "خديجة"), ("Djamal", "Jamal"),
    ("Jamaal", "جمال"), ("Abdullah", "عبد الله"), ("Abdallah", "عبدالله"), ("Abd el-Kader", "Abdelkader"),
    ("Abdulqadir", "عبد القادر"), ("Abdurrahman", "عبد الرحمن"), ("Salah al-Din", "Salaheddine"),
    ("Noureddine", "نور الدين"), ("Gebre Selassie", "Gebreselassie"), ("Gebreselassie", "ገብረ ሥላሴ"),
    ("Tsegaye", "ፀጋዬ"), ("Tekle", "ተክለ"), ("Xasan", "Hassan"), ("Cabdi", "Abdi"), ("Xaawo", "حواء"),
    ("N'Diaye", "Ndiaye"), ("Ouattara", "Watara"), ("Şahin", "Sahin"), ("José", "Jose"), ("Æsa", "Aesa"),
    ("Khaled", "خالد"), ("Zeinab", "زينب"), ("Souleymane", "سليمان"), ("Ebrahim", "إبراهيم"),
    ("Mohamed Ould Salem", "Mohamed Salem"), ("Jo\u{308}rg", "Jörg"),
  ]

  @Test("one finds the other, both ways", arguments: pairs)
  func alike(_ first: String, _ second: String) {
    #expect(finds(first, second))
    #expect(finds(second, first))
  }

  @Test(
    "other people stay apart",
    arguments: [
      ("Ali", "Lo"), ("Hawa", "Hui"), ("Maryam", "Ali"), ("Amina", "Emmanuel"), ("Yusuf", "Joseph"),
      ("Fatima", "Fatou"), ("Hana", "Haja"), ("محمد", "أحمد"), ("ሃና", "አልማዝ"), ("Mohamed Salem", "Mohamed Ali"),
      ("Khadija", "Kadir"), ("O", "Okafor"),
    ])
  func apart(_ first: String, _ second: String) { #expect(!finds(first, second)) }

  @Test(
    "what is no name has no word, and hostile text does no harm",
    arguments: ["", "  ", "-", "\u{202E}\u{1B}[2J", "\u{0301}", "'", "。", String(repeating: "\u{0301}", count: 5000)])
  func nothing(_ text: String) {
    let words = NameWord.words(of: text)
    #expect(words.flatMap(\.spellings).allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 32 } })
    #expect(NameWord.readings(of: text).count <= 2)
  }

  @Test("a name of 300 letters in three scripts is indexed whole")
  func long() {
    let name = String(repeating: "Abebe ", count: 16) + String(repeating: "يوسف ", count: 20) + "ኃይለማርያም Last"
    #expect(finds("Last", name) && finds("Hailemariam", name) && finds("Yusuf", name))
  }
}
