// Set up for files that share what a worker has loaded: the readers of knowledge load when they are needed, and a file that
// ends meanwhile would leave them half loaded to the next.
import '../indexer/search/holdings.ts';
