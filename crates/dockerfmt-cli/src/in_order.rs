//! Work in parallel, results in order, with bounded memory; apart because it knows nothing of files.

use std::io;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// So many items are worked on at a time; there are results of twice as many. What one holds is the caller's affair.
const CHUNK: usize = 256;

/// For fewer items, starting threads costs more than they save.
const WORTH_THREADS: usize = 8;

/// Calls `work` for each item, on all processors, and `done` with each result, in the order of the items.
///
/// While a chunk is worked on, the thread of the caller hands over the results of the one before, and gets the next.
///
/// # Errors
/// The first one of `done`, which ends the work.
pub(crate) fn in_order<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let mut items = items.fuse();
    let mut chunk: Vec<T> = items.by_ref().take(CHUNK).collect();
    if chunk.len() < WORTH_THREADS {
        return chunk.into_iter().map(work).try_for_each(done);
    }
    let mut results = Vec::new();
    while !chunk.is_empty() {
        let present = std::mem::take(&mut chunk);
        let previous = std::mem::take(&mut results);
        let handed_over: io::Result<()> = rayon::in_place_scope(|scope| {
            scope.spawn(|_| results = present.into_par_iter().map(&work).collect());
            previous.into_iter().try_for_each(&mut done)?;
            chunk = items.by_ref().take(CHUNK).collect();
            Ok(())
        });
        handed_over?;
    }
    results.into_iter().try_for_each(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for n in [0, 1, WORTH_THREADS, CHUNK, 3 * CHUNK + 1] {
            let mut seen = Vec::new();
            let push = |it| {
                seen.push(it);
                Ok(())
            };
            in_order(0..n, |it| it * 2, push).unwrap();
            assert_eq!(seen, (0..n).map(|it| it * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let mut n_seen = 0;
        let res = in_order(
            0..10_000,
            |it| it,
            |_| {
                n_seen += 1;
                Err(io::Error::from(io::ErrorKind::BrokenPipe))
            },
        );
        assert_eq!((res.unwrap_err().kind(), n_seen), (io::ErrorKind::BrokenPipe, 1));
    }
}
