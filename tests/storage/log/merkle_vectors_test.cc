#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "storage/log/base64.h"
#include "storage/log/tree.h"

using storage::Hash;
using storage::Hasher;

namespace {

// One file of the set. A hash that is none makes every proof fail, as it must.
class Vector {
 public:
  explicit Vector(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    fields_ = boost::json::parse(text).as_object();
  }

  bool has(const char* name) const { return fields_.contains(name); }
  std::uint64_t number(const char* name) const {
    return has(name) ? fields_.at(name).to_number<std::uint64_t>() : 0;
  }
  std::optional<Hash> hash(const char* name) const {
    return has(name) && fields_.at(name).is_string() ? hash_of(fields_.at(name)) : std::nullopt;
  }
  std::optional<std::vector<Hash>> proof() const {
    std::vector<Hash> hashes;
    if (!has("proof") || fields_.at("proof").is_null()) return hashes;
    for (const boost::json::value& item : fields_.at("proof").as_array()) {
      const auto hash = hash_of(item);
      if (!hash) return std::nullopt;
      hashes.push_back(*hash);
    }
    return hashes;
  }
  bool must_fail() const { return has("wantErr") && fields_.at("wantErr").as_bool(); }

 private:
  // Some vectors have shorter roots, that need only be equal.
  static std::optional<Hash> hash_of(const boost::json::value& value) {
    const boost::json::string& text = value.as_string();
    const auto bytes = storage::decode_base64({text.data(), text.size()});
    if (!bytes || bytes->empty() || bytes->size() > storage::kHashBytes) return std::nullopt;
    Hash hash{};
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    return hash;
  }

  boost::json::object fields_;
};

bool inclusion_holds(const Vector& vector, Hasher& hasher) {
  const auto leaf = vector.hash("leafHash");
  const auto root = vector.hash("root");
  const auto proof = vector.proof();
  if (!leaf || !root || !proof) return false;
  if (vector.has("end")) {
    const storage::LeafRange range{vector.number("start"), vector.number("end"),
                                   vector.number("end")};
    return storage::verify_subtree_inclusion(range, vector.number("leafIdx"), *leaf, *proof, *root,
                                             hasher);
  }
  return storage::verify_inclusion({vector.number("leafIdx"), vector.number("treeSize")}, *leaf,
                                   *proof, *root, hasher);
}

bool consistency_holds(const Vector& vector, Hasher& hasher) {
  const auto earlier = vector.hash("root1");
  const auto later = vector.hash("root2");
  const auto proof = vector.proof();
  if (!earlier || !later || !proof) return false;
  if (!vector.has("end")) {
    return storage::verify_consistency({vector.number("size1"), vector.number("size2")}, *earlier,
                                       *later, *proof, hasher);
  }
  const storage::LeafRange range{vector.number("start"), vector.number("end"),
                                 vector.number("size")};
  return storage::verify_subtree_consistency(range, *earlier, *later, *proof, hasher);
}

int run(const std::filesystem::path& folder, bool (*holds)(const Vector&, Hasher&)) {
  Hasher hasher;
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path());
    const Vector vector(entry.path());
    CHECK(holds(vector, hasher) != vector.must_fail());
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the published proofs of Merkle trees hold and fail as stated", "[storage][log][ext]") {
  const std::filesystem::path set = ASSENT_SOURCE_DIR "/../shared/ext/merkle/testdata";
  if (!std::filesystem::exists(set)) {
    std::cout << "skipped: merkle (518 proofs)\n";
    return;
  }

  const int inclusion =
      run(set / "inclusion", inclusion_holds) + run(set / "subtreeinclusion", inclusion_holds);
  const int consistency = run(set / "consistency", consistency_holds) +
                          run(set / "subtreeconsistency", consistency_holds);

  CHECK(inclusion + consistency == 518);
}
