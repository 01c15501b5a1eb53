/** The operator's knobs, each described in {@code docs/operating.md}, and the check that refuses wrong ones. */
@NullMarked
package vn.hamrong.app.config;

import org.jspecify.annotations.NullMarked;
