package dev.millrace.bench.nexmark.oracle;

record Bid(long auction, long bidder, long price, String channel, String url, long time, String extra) {}
