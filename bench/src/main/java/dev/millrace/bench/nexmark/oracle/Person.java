package dev.millrace.bench.nexmark.oracle;

record Person(long id, String name, String city, String state, long time) {}
