update customers set name = 'Ace Plumbing';
