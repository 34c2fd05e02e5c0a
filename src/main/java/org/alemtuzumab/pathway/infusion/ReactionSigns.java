package org.alemtuzumab.pathway.infusion;

/** The signs of a reaction, of which a form has a box for each (INF-21). */
record ReactionSigns(
        boolean reactionRash,
        boolean reactionItching,
        boolean reactionFeverOrChills,
        boolean reactionHeadache,
        boolean reactionNausea,
        boolean reactionFlushing,
        boolean reactionPalpitations,
        boolean reactionOther) {

    String codes() {
        return new Ticked()
                .box(reactionRash, "rash")
                .box(reactionItching, "itching")
                .box(reactionFeverOrChills, "feverOrChills")
                .box(reactionHeadache, "headache")
                .box(reactionNausea, "nausea")
                .box(reactionFlushing, "flushing")
                .box(reactionPalpitations, "palpitations")
                .box(reactionOther, "other")
                .codes();
    }
}
