package org.alemtuzumab.pathway.bench;

/**
 * What a database was asked, and what it wrote.
 *
 * @param roundTrips statements sent; a batch is one
 * @param engineRows rows of the engine's tables that were written, changed or deleted
 * @param ownRows the same of all other tables
 * @param writingCommits transactions that changed a row
 * @param emptyCommits transactions that changed none
 */
record Counts(long roundTrips, long engineRows, long ownRows, long writingCommits, long emptyCommits) {

    long rows() {
        return engineRows + ownRows;
    }
}
