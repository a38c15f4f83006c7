package dev.millrace.cep.operator;

import dev.millrace.cep.match.KeyMatches;
import java.util.List;

/// Holds the matches of a key in the form of snapshots: partial matches refer to stages by their index in a
/// list of names.
///
/// @param stages the names of the stages
record StoredMatches<T>(KeyMatches<T> matches, List<String> stages) {}
