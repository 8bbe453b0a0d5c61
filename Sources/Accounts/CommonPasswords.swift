/// What is guessed first, of twelve characters and more: whole passwords, words that only digits and signs are added to,
/// and rows of keys. Drawn from what published lists of leaked passwords have at their top.
enum CommonPasswords {
  static func contains(_ password: String) -> Bool { whole.contains(password) }

  /// Written instead of letters.
  static let likenesses: [Character: Character] = [
    "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  static let rows = [
    "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp", "zaq12wsxcde34rfvbgt56yhn", "1234qwerasdfzxcv", "123qweasdzxc", "147258369",
    "112233445566778899", "9876543210",
  ]

  /// Letters alone, likenesses undone.
  static let words: Set = [
    "password", "passwordpassword", "passwort", "passw", "motdepasse", "contrasena", "kennwort", "welcome",
    "welcomewelcome", "qwerty", "qwertyuiop", "qwertyqwerty", "azerty", "azertyuiop", "letmein", "letmeinplease",
    "iloveyou", "iloveyousomuch", "iloveyouforever", "adminadmin", "admin",
    "administrator", "changeme", "changemeplease", "changeit", "default", "secret", "topsecret", "mypassword",
    "newpassword", "thepassword", "yourpassword", "passwordadmin", "adminpassword", "superman", "batman", "princess",
    "sunshine", "football", "baseball", "basketball", "liverpool", "liverpoolfc", "chelsea", "chelseafc", "arsenal",
    "barcelona", "realmadrid", "manchester", "manchesterunited", "juventus", "bismillah", "alhamdulillah",
    "mashallah", "inshallah", "allahuakbar", "jesuschrist", "jesus", "godisgreat", "godisgood", "godislove",
    "ilovejesus", "thankyougod", "blessed", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "summer", "winter", "spring", "autumn", "computer", "internet", "facebook", "whatsapp", "google",
    "microsoft", "windows", "samsung", "iphone", "dragon", "monkey", "master", "shadow", "michael", "jennifer",
    "mustang", "starwars", "pokemon", "trustno", "whatever", "freedom", "hello", "helloworld", "hellohello", "test",
    "testtest", "testing", "testtesttest", "testpassword", "guest", "temporary", "temppassword", "access", "baton",
    "batonbaton", "mission", "returnee", "protection", "caseworker", "supervisor", "migration", "africa", "nigeria",
    "ethiopia", "somalia", "sudan", "libya", "niger", "djibouti", "guinea", "gambia", "senegal",
    "correcthorsebatterystaple",
  ]

  private static let whole: Set = [
    "000000000000", "111111111111", "123123123123", "123412341234", "123456123456", "654321654321", "121212121212",
    "123321123321", "111222333444", "abcd1234abcd", "abc123abc123", "a1b2c3d4e5f6", "1a2b3c4d5e6f", "asdfghjkl123",
    "zxcvbnm12345", "q1w2e3r4t5y6", "1q2w3e4r5t6y", "qwer1234asdf", "asdf1234qwer", "qwe123qwe123", "aa12345678910",
    "abcdefg12345", "1234567890ab", "1234567890abc", "12345678910a", "12345678910abc", "p@ssw0rdp@ss", "pass1234pass",
    "pass12345678", "zaq1zaq1zaq1", "zaq12wsxzaq1", "1qazxsw23edc", "!qaz2wsx#edc", "1qaz@wsx3edc", "qwerty!@#$%^",
  ]
}
