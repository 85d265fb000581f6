#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/log/hash.h"

namespace storage {

// The right edge of an RFC 6962 tree: the roots of its perfect subtrees, the largest first. That is
// all that appending a leaf and computing the root need.
class Frontier {
 public:
  std::uint64_t size() const { return size_; }
  void append(const Hash& leaf, Hasher& hasher);
  // Of the empty tree: the SHA-256 of nothing.
  Hash root(Hasher& hasher) const;

  // The roots one after the other, 32 bytes each.
  std::string bytes() const;
  // Nothing when the number of hashes is not the one that a tree of this size has.
  static std::optional<Frontier> from(std::uint64_t size, std::string_view bytes);

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> roots_;
};

// A leaf and its place in a tree of `size` leaves.
struct LeafPlace {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
};

// Whether `proof` leads from the leaf hash at its place to `root` (RFC 9162 §2.1.3.2).
bool verify_inclusion(LeafPlace place, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root, Hasher& hasher);

struct TreeSizes {
  std::uint64_t earlier = 0;
  std::uint64_t later = 0;
};

// Whether the earlier tree is the beginning of the later one (RFC 9162 §2.1.4.2). Nothing can be
// proven of an empty one.
bool verify_consistency(TreeSizes sizes, const Hash& earlier, const Hash& later,
                        std::span<const Hash> proof, Hasher& hasher);

// The leaves [start, end) of a tree of `size` leaves. It is a subtree of its own when `start` is a
// multiple of the smallest power of two that is not below its length, or when it is empty.
struct LeafRange {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::uint64_t size = 0;
};

// Whether the subtree with root `subtree` stands unchanged in the tree with root `root`.
bool verify_subtree_consistency(LeafRange range, const Hash& subtree, const Hash& root,
                                std::span<const Hash> proof, Hasher& hasher);

// The same for a leaf of a subtree: its path to the root of that subtree.
bool verify_subtree_inclusion(LeafRange range, std::uint64_t index, const Hash& leaf,
                              std::span<const Hash> proof, const Hash& subtree, Hasher& hasher);

// The path of the leaf at `index` among `leaves`, for trees that fit into memory.
std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index,
                                  Hasher& hasher);

}  // namespace storage
