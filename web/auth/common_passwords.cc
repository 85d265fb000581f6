#include "web/auth/common_passwords.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "web/http/text.h"

namespace web {

namespace {

// Our own list, from general knowledge: what people write when they are asked for a password.
constexpr std::string_view kWords[] = {
    "abc",       "abcd",          "abcdef",     "access",      "account",   "action",
    "admin",     "administrator", "adminadmin", "airplane",    "alexander", "alpha",
    "amanda",    "america",       "andrea",     "andrew",      "angel",     "angela",
    "animal",    "anthony",       "apple",      "april",       "arsenal",   "asdf",
    "asdfgh",    "asdfghjkl",     "ashley",     "assent",      "august",    "austin",
    "baby",      "babygirl",      "badboy",     "bailey",      "banana",    "barcelona",
    "baseball",  "basketball",    "batman",     "beautiful",   "beijing",   "beautifulgirl",
    "bigdaddy",  "biteme",        "blink",      "blue",        "bond",      "boomer",
    "boss",      "brandon",       "buddy",      "buster",      "butterfly", "california",
    "camaro",    "carlos",        "changeit",   "changeme",    "charlie",   "cheese",
    "chelsea",   "chicken",       "china",      "chocolate",   "chris",     "christian",
    "coffee",    "company",       "computer",   "cookie",      "corvette",  "cowboy",
    "crystal",   "dakota",        "dallas",     "daniel",      "danielle",  "database",
    "david",     "december",      "default",    "demo",        "diamond",   "dolphin",
    "dragon",    "eagle",         "elephant",   "elizabeth",   "enter",     "family",
    "fantasy",   "february",      "ferrari",    "fishing",     "flower",    "football",
    "forever",   "freedom",       "friday",     "friend",      "friends",   "fuckoff",
    "fuckyou",   "gandalf",       "george",     "ginger",      "goldfish",  "golf",
    "google",    "guest",         "guitar",     "hammer",      "hannah",    "happy",
    "harley",    "heather",       "hello",      "helloworld",  "hockey",    "hunter",
    "iceman",    "iloveu",        "iloveyou",   "internet",    "jackson",   "january",
    "jasmine",   "jennifer",      "jessica",    "jesus",       "jordan",    "joshua",
    "july",      "june",          "justin",     "kaiyuan",     "killer",    "kitty",
    "knight",    "ladybug",       "letmein",    "liberty",     "login",     "london",
    "love",      "lovely",        "loveme",     "lover",       "loveyou",   "lucky",
    "maggie",    "manager",       "manchester", "march",       "marina",    "martin",
    "master",    "matrix",        "matthew",    "maverick",    "melissa",   "mercedes",
    "merlin",    "michael",       "michelle",   "mickey",      "midnight",  "mima",
    "money",     "monkey",        "monster",    "morgan",      "mother",    "mustang",
    "mynoob",    "mypassword",    "naruto",     "newpassword", "nicole",    "nihao",
    "ninja",     "november",      "october",    "office",      "oliver",    "operator",
    "orange",    "pass",          "passw0rd",   "passwd",      "password",  "passwort",
    "patrick",   "peanut",        "pepper",     "phoenix",     "picture",   "player",
    "please",    "pokemon",       "police",     "porsche",     "power",     "prince",
    "princess",  "private",       "public",     "purple",      "qazwsx",    "qazwsxedc",
    "qwer",      "qwert",         "qwerty",     "qwertyuiop",  "rachel",    "rainbow",
    "ranger",    "raiders",       "red",        "richard",     "robert",    "rock",
    "root",      "samantha",      "samsung",    "saturday",    "school",    "scooter",
    "secret",    "secure",        "security",   "september",   "server",    "service",
    "shadow",    "shanghai",      "silver",     "simple",      "snoopy",    "soccer",
    "sophie",    "spiderman",     "spring",     "starwars",    "steelers",  "student",
    "summer",    "sunday",        "sunshine",   "super",       "superman",  "superuser",
    "support",   "system",        "sysadmin",   "taylor",      "teacher",   "temp",
    "temporary", "tennis",        "test",       "tester",      "testing",   "thomas",
    "thunder",   "tiger",         "tigger",     "trustno",     "turtle",    "unknown",
    "user",      "username",      "victoria",   "welcome",     "whatever",  "william",
    "winner",    "winter",        "woaini",     "woaiwojia",   "wizard",    "work",
    "workflow",  "yellow",        "yankees",    "zaq",         "zhang",     "zhongguo",
    "zxcv",      "zxcvbn",        "zxcvbnm"};

// Rows and columns of keys, and the alphabets; also backwards.
constexpr std::string_view kRuns[] = {"01234567890",
                                      "qwertyuiop",
                                      "asdfghjkl",
                                      "zxcvbnm",
                                      "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                      "qazwsxedcrfvtgbyhnujm",
                                      "abcdefghijklmnopqrstuvwxyz",
                                      "1q2w3e4r5t6y7u8i9o0p",
                                      "147258369"};

constexpr std::size_t kMinRun = 3;
constexpr std::size_t kMaxWords = 2;
constexpr std::size_t kMaxLength = 128;
constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

// Digits and marks of the keyboard; what is beyond ASCII belongs to no word of the list.
bool is_filler(char letter) {
  return letter > ' ' && letter < 0x7F && !(letter >= 'a' && letter <= 'z');
}

// The letter that a sign stands for in `p@ssw0rd`.
char plain(char letter) {
  switch (letter) {
    case '@':
    case '4': return 'a';
    case '3': return 'e';
    case '1':
    case '!': return 'i';
    case '0': return 'o';
    case '$':
    case '5': return 's';
    case '7': return 't';
    default: return letter;
  }
}

bool is_word_at(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (text[at] != word[at] && plain(text[at]) != word[at]) return false;
  }
  return true;
}

std::size_t shared_prefix(std::string_view left, std::string_view right) {
  std::size_t size = 0;
  while (size < left.size() && size < right.size() && left[size] == right[size]) ++size;
  return size;
}

// How much of the beginning of `text` goes along `run`.
std::size_t run_along(std::string_view text, std::string_view run) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < run.size(); ++at) {
    longest = std::max(longest, shared_prefix(text, run.substr(at)));
  }
  return longest;
}

// How much of the beginning of `text` is one key again and again, or keys in their order.
std::size_t run_at(std::string_view text) {
  std::size_t longest = std::min(text.find_first_not_of(text.front()), text.size());
  for (const std::string_view run : kRuns) {
    const std::string backwards(run.rbegin(), run.rend());
    longest = std::max({longest, run_along(text, run), run_along(text, backwards)});
  }
  return longest >= kMinRun ? longest : 0;
}

// The fewest words that cover the text together with runs, digits and marks; kNever if it has
// letters that belong to none.
std::size_t words_needed(std::string_view text) {
  std::vector<std::size_t> needed(text.size() + 1, kNever);
  needed[0] = 0;
  const auto reach = [&needed](std::size_t at, std::size_t words) {
    needed[at] = std::min(needed[at], words);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (needed[at] == kNever) continue;
    const std::string_view rest = text.substr(at);
    if (is_filler(rest.front())) reach(at + 1, needed[at]);
    for (std::size_t size = run_at(rest); size >= kMinRun; --size) reach(at + size, needed[at]);
    for (const std::string_view word : kWords) {
      if (is_word_at(rest, word)) reach(at + word.size(), needed[at] + 1);
    }
  }
  return needed[text.size()];
}

// `abcabcabcabc` is as good as `abc`.
std::string_view without_repeats(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    if (text.size() % size != 0) continue;
    if (text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
  }
  return text;
}

}  // namespace

bool is_common_password(std::string_view password) {
  constexpr std::size_t kTooShortToCount = 8;
  if (password.size() > kMaxLength) return false;
  const std::string lower = to_lower(password);
  const std::string_view once = without_repeats(lower);
  if (once.size() < lower.size() && once.size() <= kTooShortToCount) return true;
  return words_needed(once) <= kMaxWords;
}

}  // namespace web
