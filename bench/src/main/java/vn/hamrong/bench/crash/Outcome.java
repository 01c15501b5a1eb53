package vn.hamrong.bench.crash;

/** What the sender knows of a message, as in Jepsen. */
enum Outcome {
    /** AA for our control id: it must be there. */
    OK,
    /** AR: it must have no effect. */
    FAIL,
    /** AE, no answer, a cut connection: nobody knows yet. */
    INFO
}
