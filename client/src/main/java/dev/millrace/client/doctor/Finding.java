package dev.millrace.client.doctor;

/// Something that is wrong, or may be.
///
/// @param kind a word by which programs tell findings apart
/// @param isSerious rather than worth knowing
/// @param what in one sentence
/// @param evidence what was seen, in figures
/// @param advice what to do
public record Finding(String kind, boolean isSerious, String what, String evidence, String advice) {}
