/** What more than one job remembers: units of work, outbox, events, incidents, audit. */
@NullMarked
package vn.hamrong.shared.store;

import org.jspecify.annotations.NullMarked;
