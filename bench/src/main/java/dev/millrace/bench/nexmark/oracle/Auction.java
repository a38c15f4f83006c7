package dev.millrace.bench.nexmark.oracle;

record Auction(
        long id,
        String itemName,
        String description,
        long initialBid,
        long reserve,
        long time,
        long expires,
        long seller,
        long category,
        String extra) {}
