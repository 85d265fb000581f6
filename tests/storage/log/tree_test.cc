#include "storage/log/tree.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "storage/log/base64.h"

using storage::Frontier;
using storage::Hash;
using storage::Hasher;

namespace {

std::string hex(const Hash& hash) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : hash) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::vector<Hash> leaves(std::size_t count, Hasher& hasher) {
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < count; ++i) hashes.push_back(hasher.leaf(std::to_string(i)));
  return hashes;
}

// The definition of RFC 6962 §2.1, by recursion.
Hash root_by_definition(const Hash* begin, std::size_t count, Hasher& hasher) {
  if (count == 1) return *begin;
  std::size_t half = 1;
  while (half * 2 < count) half *= 2;
  const Hash left = root_by_definition(begin, half, hasher);
  return hasher.node(left, root_by_definition(begin + half, count - half, hasher));
}

}  // namespace

TEST_CASE("the tree of RFC 6962's test data has its roots", "[storage][log]") {
  Hasher hasher;
  using namespace std::string_literals;
  const std::string inputs[] = {
      "",
      "\x00"s,
      "\x10"s,
      "\x20\x21"s,
      "\x30\x31"s,
      "\x40\x41\x42\x43"s,
      "\x50\x51\x52\x53\x54\x55\x56\x57"s,
      "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"s};
  Frontier frontier;
  CHECK(hex(frontier.root(hasher)) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  frontier.append(hasher.leaf(inputs[0]), hasher);
  CHECK(hex(frontier.root(hasher)) ==
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  for (std::size_t i = 1; i < 8; ++i) frontier.append(hasher.leaf(inputs[i]), hasher);
  CHECK(hex(frontier.root(hasher)) ==
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST_CASE("a frontier has the root of the whole tree and can be stored", "[storage][log]") {
  Hasher hasher;
  const std::vector<Hash> all = leaves(70, hasher);
  Frontier frontier;

  for (std::size_t size = 1; size <= all.size(); ++size) {
    frontier.append(all[size - 1], hasher);
    CHECK(frontier.root(hasher) == root_by_definition(all.data(), size, hasher));
    const auto stored = Frontier::from(size, frontier.bytes());
    REQUIRE(stored.has_value());
    CHECK(stored->root(hasher) == frontier.root(hasher));
  }
  CHECK_FALSE(Frontier::from(71, frontier.bytes()).has_value());
}

TEST_CASE("every leaf is included in every tree, and in no other place", "[storage][log]") {
  Hasher hasher;
  const std::vector<Hash> all = leaves(20, hasher);

  for (std::size_t size = 1; size <= all.size(); ++size) {
    const Hash root = root_by_definition(all.data(), size, hasher);
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = storage::inclusion_proof({all.data(), size}, index, hasher);
      CHECK(storage::verify_inclusion({index, size}, all[index], proof, root, hasher));
      CHECK_FALSE(
          storage::verify_inclusion({index, size}, all[(index + 1) % 20], proof, root, hasher));
      CHECK_FALSE(storage::verify_inclusion({index + size, size}, all[index], proof, root, hasher));
    }
  }
}
