/// Generates the events of the Nexmark benchmark: persons, auctions and bids of an auction house.
@NullMarked
package dev.millrace.connector.table.nexmark;

import org.jspecify.annotations.NullMarked;
