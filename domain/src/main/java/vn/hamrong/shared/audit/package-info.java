/**
 * How the audit can be trusted: its rows are chained by hash in the order they were committed, the newest hash is signed
 * and kept outside the database, and anybody can check the whole. ADR 17.
 */
@NullMarked
package vn.hamrong.shared.audit;

import org.jspecify.annotations.NullMarked;
